import { checked, fault } from './checks';
import { Ambiguous, numberIn } from './numberText';
import { shown, trimmed } from './textCheck';

/**
 * An amount of money, tax included, in the currency of the sales channel: above 0, at most two decimals. Text as sheets write it is
 * understood (see numberText.ts).
 */
export function money() {
	return checked((value, label) => moneyOf(label, value) ?? fault(`${label} is empty. Enter an amount such as 12.50.`));
}

/** An amount that may be left empty. */
export function optionalMoney() {
	return checked((value, label) => moneyOf(label, value));
}

/** Whether a text has three digits or more behind its only point or comma: no price is written so, and thousands may be. */
export const hasLongTail = (value: unknown): boolean =>
	typeof value === 'string' && /^[^.,]*[.,]\d{3,}$/.test(trimmed(value));

function moneyOf(label: string, value: unknown) {
	if (value === undefined || value === null || value === '') return undefined;
	const amount = typeof value === 'string' ? numberIn(value) : value;
	if (amount instanceof Ambiguous) return fault(amount.sentence(label));
	if (typeof amount !== 'number' || !Number.isSafeInteger(Math.round(amount * 100)))
		return fault(`${label} is ${shown(value)}, which is not an amount. Enter a number such as 12.50.`);
	if (amount <= 0) return fault(`${label} is ${amount}, but it must be above 0.`);
	if (hasLongTail(value)) return fault(`${label} is "${String(value)}", but an amount has at most two decimals.`);
	if (Math.abs(amount * 100 - Math.round(amount * 100)) > 1e-6)
		return fault(`${label} is ${amount}, but an amount has at most two decimals.`);
	return Math.round(amount * 100) / 100;
}
