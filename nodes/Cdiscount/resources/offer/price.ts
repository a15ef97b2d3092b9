import { choice, fault } from '../../core/checks';
import { amount, then } from './checks';
import type { OfferRequest } from '../../marketplace/offer/schema';

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
