import type { Octopia } from '../api/client';
import type { JsonObject } from '../api/json';
import type { Listed } from '../api/parseResponse';
import type { FormPart, InputOf } from '../core/field';
import type { Occurrence, Positioned } from './occurrence';

/** What a reading of the marketplace may ask for. */
export interface ListRequest<Options = unknown> {
	octopia: Octopia;
	/** Read from here on; everything when left out. */
	since: number | undefined;
	/** The page on which a list by cursor goes on; it begins anew when left out. */
	page?: string;
	/** Older things are not delivered unless they are waiting. */
	from: number;
	/** Whether this id was seen before. */
	knows(id: string): boolean;
	/** What the user chose in the event's own fields. */
	options: Options;
}

/** What is known about a thing that is about to leave the node. */
export interface OutputContext<Options = unknown> {
	sellerId: string;
	options: Options;
	/** The state it was in before, for events that are a change. */
	before?: string;
}

/** A state that became another. */
export interface StateChange {
	/** Undefined at first sight. */
	before: string | undefined;
	now: string;
	/** The first reading is not finished: what is found was there before. */
	isFirstReading: boolean;
	/** The thing was created after the activation, and cannot have been forgotten. */
	isCreatedSince: boolean;
}

/** Reads things in the order of their position. */
export type List<Thing, Options> = (request: ListRequest<Options>) => AsyncIterable<Positioned<Listed<Thing>>>;

interface Declaration<Thing, Options> {
	/** What the user reads in the menu, in Title Case. */
	name: string;
	/** Identity in saved workflows: camelCase, for ever. */
	value: string;
	/** When it starts a workflow, without a full stop; how often that is looked for is added to it. */
	description: string;
	/** What is wrong with values of its own fields that are fine by themselves but not together: a sentence, or undefined. */
	contradiction?(options: Options): string | undefined;
	/** What an item is, after "Each item is", without a full stop. */
	gives: string;
	/** How a thing counts; undefined when it does not (yet). */
	occurrence(thing: Thing, options: Options): Occurrence | undefined;
	/** What leaves the node. */
	output(thing: Thing, context: OutputContext<Options>): JsonObject[];
}

/** Work that waits until it is done. */
interface Work<Thing, Options> extends Declaration<Thing, Options> {
	/** What changed since a moment. */
	changed: List<Thing, Options>;
	/** Everything that waits now: catch-ups read it, so that nothing is forgotten whatever happened to the checkpoint. */
	open: List<Thing, Options>;
	/** The default of the field that says after how many hours to remind; left out where nobody is reminded. */
	remindAfterHours?: number;
	/** Hours for which it is remembered after it was delivered. Default: the look-back, and catch-ups read that as well. */
	keptHours?: number;
}

/** Something new. */
interface Creation<Thing, Options> extends Declaration<Thing, Options> {
	/** What was created since a moment: catch-ups read it as far as the look-back goes. */
	created: List<Thing, Options>;
	/** What a new trigger delivers first, if the user wants that. */
	open: List<Thing, Options>;
}

/** A state that became another. Each occurrence has a `state`. */
interface Change<Thing, Options> extends Declaration<Thing, Options> {
	/** What changed since a moment; left out where the marketplace has no such list. */
	changed?: List<Thing, Options>;
	/** Everything whose state is followed. */
	open: List<Thing, Options>;
	/** Minutes between two readings of everything, where each poll would be too often. */
	everyMinutes?: number;
	keptHours?: number;
	/** Whether a change is the event. */
	emits(change: StateChange): boolean;
	/** States that are followed by no other. */
	endStates: readonly string[];
	/** States that seldom change any more; where there are too many to follow all, these are dropped first. */
	settledStates?: readonly string[];
	/** What `eventId` ends with, when that is not the id. `since`: when the state before began. */
	eventKey?(thing: Thing, since: number | undefined, now: number): string;
}

/** Something that happens at the marketplace and starts a workflow, as polling sees it. */
export interface TriggerEvent<Thing = unknown, Options = unknown>
	extends Declaration<Thing, Options>,
		Partial<Omit<Change<Thing, Options>, keyof Declaration<Thing, Options> | 'open'>> {
	kind: 'work' | 'creation' | 'change';
	/** The event's own fields, below those that all events of its kind have. */
	fields: readonly FormPart[];
	open: List<Thing, Options>;
	remindAfterHours?: number;
}

type Fields<Part> = { fields?: readonly Part[] };

/** Declares work that waits until it is done: delivered however old it is, and again as a reminder. */
export function workEvent<Thing, const Part extends FormPart = never>(
	declared: Fields<Part> & Work<Thing, InputOf<Part>>,
): TriggerEvent {
	return { fields: [], ...declared, kind: 'work' } as unknown as TriggerEvent;
}

/** Declares something new: delivered once. */
export function creationEvent<Thing, const Part extends FormPart = never>(
	declared: Fields<Part> & Creation<Thing, InputOf<Part>>,
): TriggerEvent {
	return { fields: [], ...declared, changed: declared.created, kind: 'creation' } as unknown as TriggerEvent;
}

/** Declares a change: the state of each thing is remembered, and compared with what is read. */
export function changeEvent<Thing, const Part extends FormPart = never>(
	declared: Fields<Part> & Change<Thing, InputOf<Part>>,
): TriggerEvent {
	return { fields: [], ...declared, kind: 'change' } as unknown as TriggerEvent;
}

/**
 * Whether catch-ups read everything that is open, so that what they no longer bring can be forgotten; else they read what changed
 * within the look-back.
 */
export const listsOpen = ({ kind, changed }: TriggerEvent): boolean =>
	kind === 'work' || (kind === 'change' && changed === undefined);
