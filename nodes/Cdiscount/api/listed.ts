import type { JsonObject } from './json';
import { rawOf, Unreadable, type Listed } from './parseResponse';

/**
 * Reads a list to its end (or its limit), each thing once: a page that moved while it was read repeats some.
 * @param id what a thing is known by
 */
export async function collect<T>(list: AsyncIterable<Listed<T>>, id: (thing: T) => string): Promise<Array<Listed<T>>> {
	const found = new Map<string, Listed<T>>();
	for await (const thing of list)
		found.set(thing instanceof Unreadable ? `unreadable ${thing.id ?? JSON.stringify(thing.raw)}` : id(thing), thing);
	return [...found.values()];
}

/** Reads a list until enough of its things are wanted ones; for filters that the API does not have. What cannot be read may be wanted. */
export async function wantedOf<T>(
	list: AsyncIterable<Listed<T>>,
	isWanted: (thing: T) => boolean,
	limit = Infinity,
): Promise<Array<Listed<T>>> {
	const found: Array<Listed<T>> = [];
	for await (const thing of list) {
		if (!(thing instanceof Unreadable) && !isWanted(thing)) continue;
		found.push(thing);
		if (found.length >= limit) break;
	}
	return found;
}

/** The things of a list that can be read; for lists to choose from. */
export async function* readable<T>(list: AsyncIterable<Listed<T>>): AsyncGenerator<T> {
	for await (const thing of list) if (isReadable(thing)) yield thing;
}

export const isReadable = <T>(thing: Listed<T>): thing is T => !(thing instanceof Unreadable);

/** A thing as the marketplace gave it. */
export const asGiven = (thing: object): JsonObject => ({ ...rawOf(thing) }) as JsonObject;
