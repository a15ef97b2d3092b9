import { asGiven } from '../api/listed';
import { Unreadable, type Listed } from '../api/parseResponse';
import type { JsonObject } from '../api/json';
import { flag, wholeNumber } from './checks';
import { field } from './field';

/** How much of a list is wanted. */
export const listFields = [
	field({
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		check: flag(false),
	}),
	field({
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
		check: wholeNumber(1, 1_000_000, 50),
	}),
];

/** The limit to read with. @returns undefined for everything */
export const limitOf = ({ returnAll, limit }: { returnAll: boolean; limit: number }): number | undefined =>
	returnAll ? undefined : limit;

/**
 * Output items of the things of a list: in this shape, and as an item of its own with what is wrong what cannot be read.
 * @param format what leaves of one thing; as the marketplace gave it when left out
 */
export function itemsOf<T extends object>(
	found: Array<Listed<T>>,
	format: (thing: T) => JsonObject | JsonObject[] = asGiven,
): JsonObject[] {
	return found.flatMap((thing) => [thing instanceof Unreadable ? markedItem(thing) : format(thing)].flat());
}

/** What leaves of a thing that cannot be read: its id, what is wrong, and what the marketplace gave. */
export function markedItem({ idName, id, sentence, raw }: Unreadable): JsonObject {
	return {
		...(idName !== undefined && { [idName]: id ?? null }),
		unreadable: sentence,
		raw: raw as JsonObject,
	};
}
