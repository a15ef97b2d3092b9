import type { JsonObject } from '../../api/json';
import { asGiven } from '../../api/listed';
import type { Offer } from './schema';

/** How an offer leaves a node: whole, or simplified to what a row of a sheet needs. */
export interface OfferFormat {
	simplify: boolean;
}

/** The output item of an offer in a format. */
export function offerItem(offer: Offer, { simplify }: OfferFormat): JsonObject {
	if (!simplify) return asGiven(offer);
	const { integrationPrice, facialPrice, salesChannelFeedback: feedback } = offer;
	return {
		sku: offer.sellerExternalReference,
		offerId: offer.offerId,
		state: offer.offerState ?? null,
		gtin: offer.product?.gtin === undefined || offer.product.gtin === null ? null : String(offer.product.gtin),
		condition: offer.condition ?? null,
		price: integrationPrice?.price ?? facialPrice?.price ?? null,
		originPrice: integrationPrice?.originPrice ?? null,
		quantity: offer.quantity ?? null,
		updatedAt: offer.updatedAt ?? null,
		...(feedback && { competition: competition(feedback) }),
	};
}

function competition({ bestOfferDetails, competingOffers }: NonNullable<Offer['salesChannelFeedback']>): JsonObject {
	const prices = (competingOffers ?? []).flatMap(({ price }) => price ?? []);
	return {
		isBestOffer: bestOfferDetails?.isBestOffer ?? null,
		bestPrice: bestOfferDetails?.price ?? null,
		competitors: (competingOffers ?? []).length,
		lowestCompetingPrice: prices.length === 0 ? null : Math.min(...prices),
	};
}
