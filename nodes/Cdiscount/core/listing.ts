import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { flag, wholeNumber } from './input';

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
export async function collect<T>(list: AsyncIterable<T>, id: (thing: T) => string): Promise<T[]> {
	const found = new Map<string, T>();
	for await (const thing of list) found.set(id(thing), thing);
	return [...found.values()];
}

/** Reads a list until enough of its things are wanted ones; for filters that the API does not have. */
export async function wantedOf<T>(
	list: AsyncIterable<T>,
	isWanted: (thing: T) => boolean,
	limit = Infinity,
): Promise<T[]> {
	const found: T[] = [];
	for await (const thing of list) {
		if (!isWanted(thing)) continue;
		found.push(thing);
		if (found.length >= limit) break;
	}
	return found;
}

/** Things of the marketplace as output items, as it gave them. */
export const asItems = (things: object[]): IDataObject[] => things.map((thing) => ({ ...thing }));
