import type { JsonObject } from '../../api/json';
import { asGiven } from '../../api/listed';
import { textOf } from '../row';
import { utc } from '../time';
import type { Offer } from './schema';

/** How an offer leaves a node: whole, or as a row, with what competitors do where that was asked for. */
export interface OfferFormat {
	simplify: boolean;
	competingOffers: boolean;
}

/** The output item of an offer in a format. */
export function offerItem(offer: Offer, { simplify, competingOffers }: OfferFormat): JsonObject {
	if (!simplify) return asGiven(offer);
	return competingOffers ? competitionRow(offer) : { ...offerRow(offer), updatedAt: utc(offer.updatedAt) };
}

/**
 * The row of an offer and its competition. What competitors do changes no date of the offer, so there is none.
 * `bestPrice` is what the winner of the product page asks, `lowestCompetingPrice` the least that others do; null where nobody is known to.
 */
export function competitionRow(offer: Offer): JsonObject {
	const { bestOfferDetails, competingOffers } = offer.salesChannelFeedback ?? {};
	const prices = (competingOffers ?? []).flatMap(({ price }) => price ?? []);
	return {
		...offerRow(offer),
		isBestOffer: bestOfferDetails?.isBestOffer ?? null,
		bestPrice: bestOfferDetails?.price ?? null,
		lowestCompetingPrice: prices.length === 0 ? null : Math.min(...prices),
		competitorCount: competingOffers?.length ?? null,
	};
}

/** Prices are tax included, in the currency of the sales channel: what the seller submitted, else what buyers see. */
function offerRow({ integrationPrice, facialPrice, ...offer }: Offer): JsonObject {
	return {
		sku: offer.sellerExternalReference,
		offerId: offer.offerId,
		gtin: textOf(offer.product?.gtin),
		condition: textOf(offer.condition),
		state: offer.offerState ?? null,
		price: integrationPrice?.price ?? facialPrice?.price ?? null,
		originPrice: integrationPrice?.originPrice ?? null,
		quantity: offer.quantity ?? null,
	};
}
