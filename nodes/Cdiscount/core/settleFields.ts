import type { Octopia } from '../api/client';
import { asCdiscountError, CdiscountError } from '../api/errors';

/** What a field holds for one item. */
export interface Given<Value = unknown> {
	/** As it was checked. */
	value: Value;
	/** As it came: a cell of a spreadsheet may have been a number. */
	raw: unknown;
	/** The mode of a resource locator. */
	mode?: string;
}

/**
 * Puts what the marketplace calls a thing in the place of what was typed. It is given all items of a shop at once, so that what they
 * need is read once.
 * @returns one value or CdiscountError per item, in order
 * @throws CdiscountError, which is every item's result then
 */
export type Settle<Value = unknown> = (
	given: Array<Given<Value>>,
	octopia: Octopia,
) => Promise<Array<Value | CdiscountError>>;

interface Part {
	name: string;
	settle?: Settle;
}

type Values = Record<string, unknown>;

/** The same for an object of fields: each of them that can be settled and holds something is. */
export function settleWithin(parts: readonly Part[]): Settle<Values> | undefined {
	const fields = parts.filter(({ settle }) => settle !== undefined);
	if (fields.length === 0) return undefined;
	return async (given, octopia) => {
		const result: Array<Values | CdiscountError> = given.map(({ value }) => value);
		for (const { name, settle } of fields) {
			const places = [...result.keys()].filter((place) => valuesAt(place)[name] !== undefined);
			const inner = places.map((place) => ({ value: valuesAt(place)[name], raw: (given[place].raw as Values)[name] }));
			const found = await forAll(inner, async () => await settle!(inner, octopia));
			for (const [index, place] of places.entries()) result[place] = withValue(valuesAt(place), name, found[index]);
		}
		return result;

		function valuesAt(place: number): Values {
			return result[place] instanceof CdiscountError ? {} : result[place];
		}
	};
}

/** These values with one of them settled, or why it cannot be. */
export const withValue = (values: Values, name: string, value: unknown): Values | CdiscountError =>
	value instanceof CdiscountError ? value : { ...values, [name]: value };

/** What cannot be asked of the marketplace for one cannot be asked for any. @throws what is no CdiscountError */
export async function forAll<T>(given: unknown[], settle: () => Promise<T[]>): Promise<Array<T | CdiscountError>> {
	if (given.length === 0) return [];
	const found = await settle().catch(asCdiscountError);
	return found instanceof CdiscountError ? given.map(() => found) : found;
}
