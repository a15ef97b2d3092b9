import { Unreadable } from '../api/parseResponse';
import { seenKey } from './seenIds';

/** A thing that was found, as far as it counts for an event. All times are the marketplace's, in ms since 1970 UTC. */
export interface Occurrence {
	/** The same for the same event, for ever. */
	id: string;
	/** When it happened; 0 where the marketplace does not say. */
	time: number;
	/** Work that is still to be done: delivered however old it is, and again as a reminder. */
	waiting?: boolean;
	/** Remembered, never delivered. */
	silent?: boolean;
	/** Parts that are seen one by one; the event is new when one of them is. Default: the id alone. */
	parts?: string[];
	/** For events that are a change: what the thing is like now. An empty state is not worth remembering. */
	state?: string;
	/** For changes that count at first sight of what is new: when the thing was created. */
	createdAt?: number;
}

/** A thing, and where it stands in the list that it was read from (ms since 1970). */
export interface Positioned<Thing = unknown> {
	at: number;
	thing: Thing;
	/** In a list by cursor: what leads to its page, empty for the first one. */
	page?: string;
}

/**
 * How a thing counts. One that cannot be read counts once, whenever it is seen first, whatever event it would be.
 * @param occurrence what the event says of it; undefined when it does not count (yet)
 * @param now the marketplace's clock: what does not say when it happened is taken for new rather than passed over
 */
export function occurrenceOf(
	thing: unknown,
	occurrence: (thing: unknown) => Occurrence | undefined,
	now: number,
): Occurrence | undefined {
	if (thing instanceof Unreadable)
		return { id: `unreadable/${thing.id ?? seenKey(JSON.stringify(thing.raw))}`, time: now };
	const found = occurrence(thing);
	return found && { ...found, time: found.time || now };
}
