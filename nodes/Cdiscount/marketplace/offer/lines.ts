import type { OfferRequest } from './schema';

/** How VAT goes out: as `20`, or as `0.2` of type Rate. Live clients differ, and both are accepted. */
export type VatNotation = 'percent' | 'rate';

/** How an offer can be delivered: the complete list, which replaces the former one. */
export type DeliveryModes = NonNullable<OfferRequest['deliveryModes']>;

/** VAT in percent, the others as amounts in the price of one unit. */
export interface Taxes {
	vat?: number;
	ecotax?: number;
	deaTax?: number;
}

/** What an offer is to be like; what is undefined stays as it is. Amounts are in the currency of the channel, tax included. */
export interface WantedOffer extends Taxes {
	sku: string;
	price?: number;
	originPrice?: number;
	vatNotation: VatNotation;
	/** The stock, of which the safety stock is kept back and at most the maximum is offered. */
	quantity?: number;
	safetyStock?: number;
	maximumQuantity?: number;
	/** In days. */
	preparationTime?: number;
	deliveryModes?: DeliveryModes;
}

/** A whole offer, with what it sells. */
export interface WholeOffer extends WantedOffer {
	gtin?: string;
	/** Used where there is no GTIN. */
	productReference?: string;
	condition: string;
}

/** The line that changes an offer: its reference and what is given, nothing else. */
export function updateLine(wanted: WantedOffer): OfferRequest {
	const { sku, preparationTime, deliveryModes } = wanted;
	const changes = { price: priceOf(wanted), deliveryModes, preparationTime, quantity: offeredQuantity(wanted) };
	const given = Object.entries(changes).filter(([, value]) => value !== undefined);
	return { sellerExternalReference: sku, ...Object.fromEntries(given) };
}

/** The line that creates an offer, or replaces it. */
export function wholeLine(wanted: WholeOffer): OfferRequest {
	const { gtin, productReference: reference, condition } = wanted;
	const { sellerExternalReference, ...values } = updateLine(wanted);
	const product = gtin === undefined ? { reference } : { gtin };
	return { sellerExternalReference, product, condition, ...values };
}

/** Whether a line holds nothing but the reference. */
export const changesNothing = (line: OfferRequest): boolean => Object.keys(line).length === 1;

function priceOf(wanted: WantedOffer): OfferRequest['price'] {
	const { price, originPrice } = wanted;
	const taxes = taxesOf(wanted);
	if (price === undefined && originPrice === undefined && taxes === undefined) return undefined;
	return {
		...(price !== undefined && { price }),
		...(originPrice !== undefined && { originPrice }),
		...(taxes && { taxes }),
	};
}

/** All three or none: a list of taxes replaces the former one, and on Cdiscount none may be missing. */
function taxesOf({ vat, ecotax, deaTax, vatNotation }: WantedOffer) {
	if (vat === undefined || ecotax === undefined || deaTax === undefined) return undefined;
	const rate = { value: Math.round(vat * 100) / 10_000, type: 'Rate' };
	return [
		{ code: 'VAT', ...(vatNotation === 'rate' ? rate : { value: vat }) },
		{ code: 'Ecotax', value: ecotax },
		{ code: 'Deatax', value: deaTax },
	];
}

function offeredQuantity({ quantity, safetyStock = 0, maximumQuantity = Infinity }: WantedOffer): number | undefined {
	return quantity === undefined ? undefined : Math.min(Math.max(0, quantity - safetyStock), maximumQuantity);
}
