import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { rawOf, Unreadable, type Listed } from '../api/parseResponse';
import { flag, wholeNumber } from './checks';

/** How much of a list is wanted. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** The checks of these fields, to be spread into the operation's schema. */
export const listShape = {
	returnAll: flag('Return All', false),
	limit: wholeNumber('Limit', 1, 1_000_000, 50),
};

/** The limit to read with. @returns undefined for everything */
export const limitOf = ({ returnAll, limit }: { returnAll: boolean; limit: number }): number | undefined =>
	returnAll ? undefined : limit;

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

/**
 * Output items of the things of a list: in this shape, and as an item of its own with what is wrong what cannot be read.
 * @param shape what leaves of one thing; as the marketplace gave it when left out
 */
export function itemsOf<T extends object>(
	found: Array<Listed<T>>,
	shape: (thing: T) => IDataObject | IDataObject[] = asGiven,
): IDataObject[] {
	return found.flatMap((thing) => [thing instanceof Unreadable ? markedItem(thing) : shape(thing)].flat());
}

/** What leaves of a thing that cannot be read: its id, what is wrong, and what the marketplace gave. */
export function markedItem({ idName, id, sentence, raw }: Unreadable): IDataObject {
	return {
		...(idName !== undefined && { [idName]: id ?? null }),
		unreadable: sentence,
		raw: raw as IDataObject,
	};
}

/** A thing as the marketplace gave it. */
export const asGiven = (thing: object): IDataObject => ({ ...rawOf(thing) }) as IDataObject;
