import type { IDataObject } from 'n8n-workflow';
import type { Octopia } from '../../api/client';

/** Something that happens at the marketplace and starts a workflow. */
export interface TriggerEvent<Thing = unknown> {
	/** What the user reads in the menu, in Title Case. */
	name: string;
	/** Identity in saved workflows: camelCase, for ever. */
	value: string;
	description: string;
	/**
	 * `open`: the event means work to do, and the marketplace can list all that is still to be done; nothing of it is forgotten, whatever
	 * happened to the memory. `time`: the event is a moment that passes.
	 */
	kind: 'open' | 'time';
	/** Finds what happened since a moment (ISO 8601, UTC); everything still open when left out. */
	find(since: string | undefined, octopia: Octopia): AsyncIterable<Thing>;
	/** Whether it counts already; what does not count is found again later. */
	counts(thing: Thing): boolean;
	/** The same for the same event, for ever. */
	id(thing: Thing): string;
	/** The marketplace's time of the event, ISO 8601: the one that `since` is compared with. */
	time(thing: Thing): string | null | undefined;
	/** What leaves the node. */
	output(thing: Thing, sellerId: string, shape: { output: 'order' | 'line'; simplify: boolean }): IDataObject[];
}

/** Declares an event; the type of what it finds stays inside. */
export function event<Thing>(declared: TriggerEvent<Thing>): TriggerEvent {
	return declared as unknown as TriggerEvent;
}
