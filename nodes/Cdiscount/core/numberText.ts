import { trimmed } from './textCheck';

/** A text that means two numbers, as "1,290" does: thousands for one country, decimals for another. */
export class Ambiguous {
	constructor(
		readonly text: string,
		readonly thousands: number,
		readonly decimal: number,
	) {}

	/** What is wrong with it, for the user. */
	sentence(label: string): string {
		return `${label} is "${this.text}", which can be read as ${this.thousands} or ${this.decimal}. Write ${this.thousands} or ${this.thousands.toFixed(2)} for the first, ${this.decimal.toFixed(2)} for the second.`;
	}
}

/** A point or a comma before the decimals, and spaces between groups of three digits, as French spreadsheets write them. */
const PLAIN = /^([+-]?)(\d+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+)(?:([.,])(\d+))?$/;

/** Groups of three digits divided by points or commas, where nothing else can be meant: decimals behind the other sign, or several groups. */
const GROUPED = [
	/^[+-]?\d{1,3}(?:\.\d{3})+,\d{1,2}$/,
	/^[+-]?\d{1,3}(?:,\d{3})+\.\d{1,2}$/,
	/^[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})+$/,
];

/**
 * The number that a text means. Sheets and CSV files write 1290 as "1290", "1 290,00", "1.290,00" or "1,290.00"; a price must never be
 * taken for a thousandth of itself.
 * @returns NaN where it is no number
 */
export function numberIn(text: string): number | Ambiguous {
	const given = trimmed(text);
	const grouped = GROUPED.findIndex((form) => form.test(given));
	if (grouped === 2) return Number(given.replace(/[.,]/g, ''));
	if (grouped >= 0) {
		const [group, decimal] = grouped === 0 ? ['.', ','] : [',', '.'];
		return Number(given.replaceAll(group, '').replace(decimal, '.'));
	}
	const [, sign, whole, separator, decimals] = PLAIN.exec(given) ?? [];
	if (whole === undefined) return NaN;
	const digits = whole.replace(/\D/g, '');
	const value = Number(`${sign}${digits}${separator === undefined ? '' : `.${decimals}`}`);
	const couldBeGroup = digits === whole && /^[1-9]\d{0,2}$/.test(digits) && decimals?.length === 3;
	return couldBeGroup ? new Ambiguous(given, Number(`${sign}${digits}${decimals}`), value) : value;
}
