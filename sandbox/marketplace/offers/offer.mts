import type { Sheet } from '../products/sheet.mts';

/** Tax codes as they are kept: lower case. */
export type Taxes = Record<string, number>;

export interface DeliveryMode {
	code: string;
	cost: number;
	additionalCost: number;
}

/** An offer as the marketplace keeps it: one per seller, sales channel and reference. Instants in milliseconds. */
export interface OfferRecord {
	/** Counts the offers: the position in lists. */
	sequence: number;
	id: string;
	sellerId: string;
	salesChannelId: string;
	reference: string;
	sheet: Sheet;
	condition: string;
	price: number;
	originPrice: number | null;
	taxes: Taxes;
	deliveryModes: DeliveryMode[];
	preparationTime: number;
	quantity: number;
	createdAt: number;
	updatedAt: number;
}

/** The integer of the former interface, which offer ids still hold (documented): 6 is new, 5 any refurbished. */
export function conditionNumber(condition: string): number {
	const used: Record<string, number> = {
		UsedLikeNew: 1,
		UsedVeryGoodState: 2,
		UsedGoodState: 3,
		UsedAverageState: 4,
		New: 6,
	};
	return used[condition] ?? 5;
}

/** An offer is for sale while there is stock: quantity 0 withdraws it without deleting it. */
export function stateOf({ quantity }: OfferRecord): 'Active' | 'Inactive' {
	return quantity > 0 ? 'Active' : 'Inactive';
}

/** What a buyer pays for one: the price and the cheapest delivery. */
export function totalOf({ price, deliveryModes }: Pick<OfferRecord, 'price' | 'deliveryModes'>): number {
	return price + Math.min(...deliveryModes.map(({ cost }) => cost));
}

/** Seven decimals and an offset, as offers have been seen. */
function offerDate(at: number): string {
	return new Date(at).toISOString().replace('Z', '0000+00:00');
}

const TAX_NAMES: Record<string, string> = { vat: 'VAT', ecotax: 'Ecotax', deatax: 'Deatax' };

/** An offer of `GET /offers`, without what the channel says about it. Names below `deliveryOffers` are not documented. */
export function offerDocument(offer: OfferRecord): Record<string, unknown> {
	return {
		offerId: offer.id,
		sellerId: Number(offer.sellerId),
		sellerExternalReference: offer.reference,
		salesChannelId: offer.salesChannelId,
		offerState: stateOf(offer),
		product: {
			gtin: offer.sheet.gtin,
			reference: offer.sheet.reference,
			productReference: offer.sheet.sellers.get(offer.sellerId) ?? null,
		},
		condition: offer.condition,
		quantity: offer.quantity,
		integrationPrice: {
			price: offer.price,
			originPrice: offer.originPrice,
			currencyCode: 'EUR',
			taxes: Object.entries(offer.taxes).map(([code, value]) => ({ code: TAX_NAMES[code]!, value })),
		},
		facialPrice: { price: offer.price, originPrice: offer.originPrice },
		deliveryOffers: offer.deliveryModes,
		preparationTime: offer.preparationTime,
		comments: null,
		createdAt: offerDate(offer.createdAt),
		updatedAt: offerDate(offer.updatedAt),
	};
}
