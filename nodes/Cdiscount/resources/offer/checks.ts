import { z } from 'zod';
import type { Validator } from '../../api/client';
import { checked, decidedFlag, fault, flag, optionalText, text, wholeNumber } from '../../core/checks';
import { hasLongTail } from '../../core/moneyCheck';
import { Ambiguous, numberIn } from '../../core/numberText';
import { CONDITIONS, FORBIDDEN_IN_REFERENCE, MAX_QUANTITY, MAX_REFERENCE_LENGTH } from '../../marketplace/offer/schema';

type Fault = ReturnType<typeof fault>;

/** A check that goes on where another one ended. */
export function then<T, U>(first: Validator<T>, next: (found: T) => U | Fault) {
	return checked((value): U | Fault => {
		const found = first.safeParse(value);
		return found.success ? next(found.data) : fault(found.error.issues[0].message);
	});
}

const SIGNS = `{ } @ % ; $ = [ ] / , - ( ) ' \\ " & ! # ^ ? _ + : .`;

/** The seller's own reference of an offer, which identifies it on a sales channel. */
export const sku = text('SKU', {
	max: MAX_REFERENCE_LENGTH,
	without: [[FORBIDDEN_IN_REFERENCE, 'a character that is not allowed in a seller reference']],
	advice: `It takes letters, digits, spaces and ${SIGNS}`,
});

/** An amount in the currency of the channel, tax included; also as text, with a point or a comma. Empty is undefined. */
export function amount(label: string, { above }: { above?: number } = {}) {
	return checked((value): number | undefined | Fault => {
		const found = numberOf(value);
		if (found === undefined) return undefined;
		if (found instanceof Ambiguous) return fault(found.sentence(label));
		if (Number.isNaN(found)) return fault(`${label} is ${shown(value)}, which is not an amount. Enter it like 47.50.`);
		if (found < 0) return fault(`${label} is ${shown(value)}, but it cannot be negative.`);
		if (above !== undefined && found <= above)
			return fault(`${label} is ${shown(value)}, but it must be above ${above}.`);
		// computed amounts carry noise such as 30.299999999999997
		const cents = Math.round(found * 100);
		if (hasLongTail(value) || Math.abs(found * 100 - cents) > 1e-5)
			return fault(
				`${label} is ${shown(value)}, which has more than 2 decimals. Round it, for example with .round(2).`,
			);
		return cents / 100;
	});
}

/** A whole number, also as text. Empty is undefined, for a field that may be left as it is. */
export function optionalWhole(label: string, max: number) {
	return checked((value): number | undefined | Fault => {
		const found = numberOf(value);
		if (found instanceof Ambiguous) return fault(found.sentence(label));
		if (typeof value === 'string' && found !== undefined && /[.,]\d{3}/.test(value))
			return fault(`${label} is ${shown(value)}, which may be meant as thousands. Write it in digits only, like 1290.`);
		if (found === undefined || (Number.isInteger(found) && found >= 0 && found <= max)) return found;
		return fault(`${label} is ${shown(value)}, but it must be a whole number from 0 to ${max}.`);
	});
}

/** @returns undefined where nothing was given, NaN where it is no number */
function numberOf(value: unknown): number | Ambiguous | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return NaN;
	return value.trim() === '' ? undefined : numberIn(value);
}

function shown(value: unknown): string {
	if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
	return typeof value === 'number' ? String(value) : `"${String(value).slice(0, 60)}"`;
}

/** The GTIN (EAN) of a product: 8 to 14 digits, the last of which checks the others; leading zeros count. */
export const gtin = then(optionalText('GTIN', { max: 60 }), (found) => {
	if (found === undefined) return undefined;
	if (!/^\d{8,14}$/.test(found))
		return fault(
			`GTIN "${found}" is not a GTIN (EAN), which has 8 to 14 digits, on Cdiscount 13. If it lost leading zeros, format it as text where it comes from.`,
		);
	const digit = checkDigit(found.slice(0, -1));
	if (found.endsWith(digit)) return found;
	return fault(`GTIN "${found}" has a wrong check digit: its last digit should be ${digit}. Look for a typing error.`);
});

/** GS1: from the right, digits count three times and once by turns. */
function checkDigit(digits: string): string {
	const sum = [...digits]
		.reverse()
		.reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
	return String((10 - (sum % 10)) % 10);
}

/** One of the API's conditions; case does not matter. */
export const condition = then(optionalText('Condition', { max: 60 }), (found = 'New') => {
	const known = CONDITIONS.find((name) => name.toLowerCase() === found.toLowerCase());
	return known ?? fault(`Condition is "${found}", but it can only be one of ${CONDITIONS.join(', ')}.`);
});

/** A floor that was chosen and whose expression gives nothing protects nothing, so that is a fault. */
const floor = checked((value): number | undefined | Fault => {
	if (value === null || (typeof value === 'string' && value.trim() === ''))
		return fault('Minimum Price is empty: its expression gives nothing. Enter the floor, or remove the option.');
	const found = amount('Minimum Price').safeParse(value);
	return found.success ? found.data : fault(found.error.issues[0].message);
});

/** The options that limit what may be sent. */
export const limitInput = {
	maximumQuantity: optionalWhole('Maximum Quantity', MAX_QUANTITY),
	minimumPrice: floor,
	originPrice: amount('Origin Price', { above: 0 }),
	safetyStock: optionalWhole('Safety Stock', MAX_QUANTITY),
};

/** The options of every change of offers. */
export const sendInput = {
	dryRun: decidedFlag('Dry Run'),
	waitAtMost: wholeNumber('Wait at Most', 0, 86_400, 300),
	waitForResult: flag('Wait for Result', true),
};

/** What can be offered of a stock: some is kept back, and never more than the most is shown. */
export function offeredQuantity(
	quantity: number | undefined,
	{ safetyStock = 0, maximumQuantity = Infinity }: { safetyStock?: number; maximumQuantity?: number },
): number | undefined {
	return quantity === undefined ? undefined : Math.min(Math.max(0, quantity - safetyStock), maximumQuantity);
}

/** A schema that takes nothing for an empty object, under zod 3 and zod 4 alike. */
export const orEmpty = <T extends z.ZodTypeAny>(schema: T) => z.preprocess((value) => value ?? {}, schema);
