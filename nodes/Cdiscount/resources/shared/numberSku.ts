import { asCdiscountError, CdiscountError, InputError } from '../../api/errors';
import type { Settle } from '../../core/settleFields';
import { lookAlikes } from '../../marketplace/offer/lookAlikes';

/** Spreadsheets keep so many digits of a number. */
const MOST_DIGITS = 15;

const AS_TEXT = 'Format its column as text where it comes from.';

/** What is wrong with a reference that is a number, whatever the shop has: a sentence, or undefined. */
export function wrongNumber(value: unknown, label: string): string | undefined {
	if (typeof value !== 'number') return undefined;
	if (Math.abs(value) >= 10 ** MOST_DIGITS)
		return `${label} is the number ${value}, which has lost digits: spreadsheets keep ${MOST_DIGITS}. ${AS_TEXT}`;
	if (Number.isInteger(value)) return undefined;
	return `${label} is the number ${value}, which may have been written in another way. ${AS_TEXT}`;
}

/**
 * Refuses a reference that came as a number where the shop has an offer that a spreadsheet makes the same number of: a cell that shows
 * 00123 holds 123. Text is taken as it is, and asks nothing.
 * @param label of the field
 */
export function settleNumber(label: string): Settle<string> {
	return async (given, octopia) => {
		const numbers = given.flatMap(({ raw }) => (typeof raw === 'number' ? [raw] : []));
		const known = await lookAlikes(octopia, numbers).catch(asCdiscountError);
		return given.map(({ value, raw }) => {
			if (typeof raw !== 'number') return value;
			if (known instanceof CdiscountError) return known;
			const fault = doubt(label, value, known.get(raw)!);
			return fault === undefined
				? value
				: new InputError(fault, { hint: `${AS_TEXT} Nothing was sent for this item.` });
		});
	};
}

/** For fields that hold a SKU. */
export const settleSku = settleNumber('SKU');

function doubt(label: string, value: string, references: string[]): string | undefined {
	const others = references.filter((reference) => reference !== value).map((reference) => `"${reference}"`);
	if (others.length === 0) return undefined;
	if (references.includes(value))
		return `${label} is the number ${value}, and the shop has the offer "${value}" as well as ${others.join(', ')}: it cannot be told which is meant.`;
	return `${label} is the number ${value}, and the shop has the offer ${others.join(', ')}, but no "${value}": a spreadsheet may have made a number of it.`;
}
