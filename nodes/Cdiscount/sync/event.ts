import type { IDataObject } from 'n8n-workflow';
import type { Octopia } from '../api/client';
import { Unreadable, type Listed } from '../api/parseResponse';
import { seenKey } from './seenIds';

/** What an event tells about a thing that was found. All times are the marketplace's, in ms since 1970 UTC. */
export interface Occurrence {
	/** The same for the same event, for ever. */
	id: string;
	/** When it happened; 0 where the marketplace does not say. */
	time: number;
	/** Work that is still to be done: delivered however old it is, and again as a reminder. */
	waiting?: boolean;
	/** Remembered, never delivered. */
	silent?: boolean;
	/** Parts that are told one by one; the event is fresh when one of them is. Default: the id alone. */
	parts?: string[];
	/** For events that are a change: what the thing is like now. An empty state is not worth remembering. */
	state?: string;
	/** For events that are a change and told at first sight of what is new: when the thing began to be. */
	born?: number;
}

/** A thing, and where it stands in the list that it was read from (ms since 1970). */
export interface Positioned<Thing = unknown> {
	at: number;
	thing: Thing;
	/** In a list by cursor: what leads to its page, empty for the first one. */
	page?: string;
}

/** What a reading of the marketplace may ask for. */
export interface ListRequest {
	octopia: Octopia;
	/** Read from here on; everything when left out. */
	since: number | undefined;
	/** The page on which a list by cursor goes on; it begins anew when left out. */
	page?: string;
	/** Older things are not delivered unless they are waiting. */
	from: number;
	/** Whether this id was seen before. */
	knows(id: string): boolean;
	wishes: Wishes;
}

/** What the user chose for single events. */
export interface Wishes {
	/** Whose messages start the workflow: customer, customerService, automatic. */
	senders: string[];
	indicators: string[];
	threshold: number;
}

/** How the items leave the node. */
export interface OutputFormat {
	output: 'order' | 'line';
	simplify: boolean;
}

/** What is known about a thing that is about to leave the node. */
export interface OutputContext {
	sellerId: string;
	shape: OutputFormat;
	/** The state it was in before, for events that are a change. */
	before?: string;
}

/** Something that happens at the marketplace and starts a workflow. */
export interface TriggerEvent<Thing = unknown> {
	/** What the user reads in the menu, in Title Case. */
	name: string;
	/** Identity in saved workflows: camelCase, for ever. */
	value: string;
	description: string;
	/** What happened since a moment, in the order of its position. Left out where the marketplace has no such list. */
	changed?(look: ListRequest): AsyncIterable<Positioned<Listed<Thing>>>;
	/** Everything that is open now, in the order of its position. */
	open?(look: ListRequest): AsyncIterable<Positioned<Listed<Thing>>>;
	/**
	 * What a catch-up reads: `open` everything that is open, so that nothing is forgotten whatever happened to the memory;
	 * `back` what changed within the look-back window.
	 */
	catchUp: 'open' | 'back';
	/** Minutes between two readings, where each poll would be too often. Default 0: every poll. */
	everyMinutes?: number;
	/** Hours for which things are remembered after they were delivered. Default: the look-back of the catch-up. */
	keptHours?: number;
	/** How a thing counts; undefined when it does not (yet). */
	sighting(thing: Thing, wishes: Wishes): Occurrence | undefined;
	/**
	 * Whether a change from one state to another is the event; `before` is undefined at first sight, `isNew` while the first reading
	 * is not finished; `isBorn` when the thing began after the activation and cannot have been forgotten.
	 */
	tells?(before: string | undefined, now: string, isNew: boolean, isBorn: boolean): boolean;
	/** States that are followed by no other. */
	endStates?: readonly string[];
	/** States that seldom change any more; where there are too many to follow all, these are dropped first. */
	settledStates?: readonly string[];
	/** What `eventId` ends with, when that is not the id. `since`: when the state before began. */
	eventKey?(thing: Thing, since: number | undefined, now: number): string;
	/** What leaves the node. */
	output(thing: Thing, told: OutputContext): IDataObject[];
}

/** Declares an event; the type of what it finds stays inside. */
export function event<Thing>(declared: TriggerEvent<Thing>): TriggerEvent {
	return declared as unknown as TriggerEvent;
}

/**
 * How a thing counts. One that cannot be read is told once, whenever it is seen first, whatever event it would be.
 * @param now the marketplace's clock: what does not say when it happened is taken for new rather than passed over
 */
export function occurrenceOf(
	{ sighting }: TriggerEvent,
	thing: unknown,
	wishes: Wishes,
	now: number,
): Occurrence | undefined {
	if (thing instanceof Unreadable)
		return { id: `unreadable/${thing.id ?? seenKey(JSON.stringify(thing.raw))}`, time: now };
	const found = sighting(thing, wishes);
	return found && { ...found, time: found.time || now };
}

/** Milliseconds since 1970 of an ISO 8601 time of the marketplace; 0 where there is none. */
export function timestamp(text: string | null | undefined): number {
	// without an offset it is read as UTC, wherever this n8n runs
	const zoned = /[zZ]$|[+-]\d\d:?\d\d$/.test(text ?? '') || !/T/.test(text ?? '') ? text : `${text}Z`;
	// JavaScript takes almost everything for a date, also "42"
	return /^\d{4}-\d\d-\d\d/.test(zoned ?? '') ? Date.parse(zoned!) || 0 : 0;
}
