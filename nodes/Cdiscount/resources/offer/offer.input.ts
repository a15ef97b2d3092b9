import { z } from 'zod';
import type { Validator } from '../../api/client';
import { checked, choice, fault, flag, optionalText, text, wholeNumber } from '../../core/input';
import {
	CONDITIONS,
	FORBIDDEN_IN_REFERENCE,
	MAX_QUANTITY,
	MAX_REFERENCE_LENGTH,
	type OfferRequest,
} from './offer.schema';

type Fault = ReturnType<typeof fault>;

/** A check that goes on where another one ended. */
function then<T, U>(first: Validator<T>, next: (found: T) => U | Fault) {
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
		if (Number.isNaN(found)) return fault(`${label} is ${shown(value)}, which is not an amount. Enter it like 47.50.`);
		if (found < 0) return fault(`${label} is ${shown(value)}, but it cannot be negative.`);
		if (above !== undefined && found <= above)
			return fault(`${label} is ${shown(value)}, but it must be above ${above}.`);
		// computed amounts carry noise such as 30.299999999999997
		const cents = Math.round(found * 100);
		if (Math.abs(found * 100 - cents) > 1e-5)
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
		if (found === undefined || (Number.isInteger(found) && found >= 0 && found <= max)) return found;
		return fault(`${label} is ${shown(value)}, but it must be a whole number from 0 to ${max}.`);
	});
}

/** @returns undefined where nothing was given, NaN where it is no number */
function numberOf(value: unknown): number | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'number') return value;
	const found = typeof value === 'string' ? value.trim() : 'not a number';
	if (found === '') return undefined;
	return /^[+-]?\d+(?:[.,]\d+)?$/.test(found) ? Number(found.replace(',', '.')) : NaN;
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

/** How VAT goes out: as `20`, or as `0.2` of type Rate. Live clients differ, and both are accepted. */
export type VatNotation = 'percent' | 'rate';

/** The taxes and how to write them; undefined where none is given. */
export const taxInput = {
	vat: then(amount('VAT'), (percent) => {
		if (percent === undefined || percent === 0 || (percent >= 1 && percent <= 100)) return percent;
		return fault(`VAT is ${percent}, but it is given in percent: 20 means 20 %.`);
	}),
	ecotax: amount('Ecotax'),
	deaTax: amount('DEA Tax'),
};

export const vatNotation = choice('VAT Notation', ['percent', 'rate'] as const, 'percent');

interface Taxes {
	vat?: number;
	ecotax?: number;
	deaTax?: number;
}

/** All three or none: a list of taxes replaces the former one, and on Cdiscount none may be missing. */
export function taxesOf({ vat, ecotax, deaTax }: Taxes, notation: VatNotation) {
	if (vat === undefined || ecotax === undefined || deaTax === undefined) return undefined;
	const rate = { value: Math.round(vat * 100) / 10_000, type: 'Rate' };
	return [
		{ code: 'VAT', ...(notation === 'rate' ? rate : { value: vat }) },
		{ code: 'Ecotax', value: ecotax },
		{ code: 'Deatax', value: deaTax },
	];
}

/** The options that limit what may be sent. */
export const limitInput = {
	maximumQuantity: optionalWhole('Maximum Quantity', MAX_QUANTITY),
	minimumPrice: amount('Minimum Price'),
	originPrice: amount('Origin Price', { above: 0 }),
	safetyStock: optionalWhole('Safety Stock', MAX_QUANTITY),
};

/** The options of every change of offers. */
export const sendInput = {
	dryRun: flag('Dry Run', false),
	waitAtMost: wholeNumber('Wait at Most', 0, 86_400, 300),
	waitForResult: flag('Wait for Result', true),
};

/** What is given for an offer, of which a rule needs more than one field to judge. */
export interface Given extends Taxes {
	price?: number;
	minimumPrice?: number;
	originPrice?: number;
}

/** What is wrong with prices and taxes together: a sentence, or undefined. */
export function contradiction({ price, minimumPrice, originPrice, vat, ecotax, deaTax }: Given): string | undefined {
	if (price !== undefined && minimumPrice !== undefined && price < minimumPrice)
		return `Price is ${price}, which is below the Minimum Price of ${minimumPrice}.`;
	if (price !== undefined && originPrice !== undefined && originPrice <= price)
		return `Origin Price is ${originPrice}, which is not above the Price of ${price}. A struck-through price must be the higher one.`;
	const taxes = [vat, ecotax, deaTax];
	if (taxes.some((tax) => tax === undefined) && taxes.some((tax) => tax !== undefined))
		return 'Of VAT, Ecotax and DEA Tax some are given and some are not. Give all three, also those that are 0: they replace the former ones together.';
	return undefined;
}

/** What can be offered of a stock: some is kept back, and never more than the most is shown. */
export function offeredQuantity(
	quantity: number | undefined,
	{ safetyStock = 0, maximumQuantity = Infinity }: { safetyStock?: number; maximumQuantity?: number },
): number | undefined {
	return quantity === undefined ? undefined : Math.min(Math.max(0, quantity - safetyStock), maximumQuantity);
}

/** The price of a line; undefined where nothing of it is given. */
export function priceOf(given: Given, notation: VatNotation): OfferRequest['price'] {
	const { price, originPrice } = given;
	const taxes = taxesOf(given, notation);
	if (price === undefined && originPrice === undefined && taxes === undefined) return undefined;
	return {
		...(price !== undefined && { price }),
		...(originPrice !== undefined && { originPrice }),
		...(taxes && { taxes }),
	};
}

/** A schema that takes nothing for an empty object, under zod 3 and zod 4 alike. */
export const orEmpty = <T extends z.ZodTypeAny>(schema: T) => z.preprocess((value) => value ?? {}, schema);
