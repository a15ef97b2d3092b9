import { InputError } from '../../api/errors';
import type { DeliveryModes, Taxes } from './lines';
import { DELIVERY_MODES, TRACKED_CODES } from './schema';

/** On Cdiscount a GTIN has 13 digits; other channels take 8 to 14 (documented). */
const CDISCOUNT = { channel: 'CDISFR', digits: 13 };

/** @throws InputError when the sales channel takes no GTIN of this length */
export function assertGtinFits(gtin: string | undefined, salesChannelId: string): void {
	const isCdiscount = salesChannelId.toUpperCase() === CDISCOUNT.channel;
	if (!isCdiscount || gtin === undefined || gtin.length === CDISCOUNT.digits) return;
	throw new InputError(`GTIN "${gtin}" has ${gtin.length} digits, but on Cdiscount it needs ${CDISCOUNT.digits}.`, {
		hint: 'If it lost leading zeros, format it as text where it comes from. Nothing was sent for this item.',
	});
}

/** The prices of an offer, and the floor below which it must not be sold. */
interface Prices extends Taxes {
	price?: number;
	minimumPrice?: number;
	originPrice?: number;
}

/** What is wrong with prices and taxes together: a sentence, or undefined. */
export function priceContradiction(prices: Prices): string | undefined {
	const { price, minimumPrice, originPrice, vat, ecotax, deaTax } = prices;
	if (price !== undefined && minimumPrice !== undefined && price < minimumPrice)
		return `Price is ${price}, which is below the Minimum Price of ${minimumPrice}.`;
	if (price !== undefined && originPrice !== undefined && originPrice <= price)
		return `Origin Price is ${originPrice}, which is not above the Price of ${price}. A struck-through price must be the higher one.`;
	const taxes = [vat, ecotax, deaTax];
	if (taxes.some((tax) => tax === undefined) && taxes.some((tax) => tax !== undefined))
		return 'Of VAT, Ecotax and DEA Tax some are given and some are not. Give all three, also those that are 0: they replace the former ones together.';
	return undefined;
}

/** What is wrong with delivery modes together: a sentence, or undefined. */
export function deliveryModesContradiction(modes: DeliveryModes): string | undefined {
	const codes = modes.map(({ code }) => code);
	const twice = codes.find((code, index) => codes.indexOf(code) !== index);
	if (twice !== undefined) return `Delivery Modes has ${twice} twice.`;
	const large: string[] = DELIVERY_MODES.flatMap(({ isLarge, code, legacyCode }) =>
		isLarge ? [code, legacyCode] : [],
	);
	if (codes.some((code) => TRACKED_CODES.includes(code) || large.includes(code))) return undefined;
	return 'Delivery Modes lacks THD (tracked home delivery), which every small product must offer. Add it; only large products (FDHD, SRHD, WSHD) go without.';
}

/** A reference that is in a package twice is applied by none of its lines, so none of them is sent. */
export const onceBySku = {
	key: ({ sku }: { sku: string }) => sku,
	fault: ({ sku }: { sku: string }, items: number[]) =>
		`The SKU "${sku}" is in ${items.map((item) => `item ${item}`).join(' and in ')}: an offer can be changed once in a run. Remove all but one.`,
};
