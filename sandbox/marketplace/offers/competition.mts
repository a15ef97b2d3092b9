import lodash from 'lodash';

import type { SellerStore } from '../sellerStore.mts';
import { stateOf, totalOf, type OfferRecord } from './offer.mts';
import type { OfferStore } from './offerStore.mts';

/** An offer of a seller who is not of this sandbox. Prices in euros. */
export interface Competitor {
	price: number;
	shippingCost: number;
	condition: string;
	sellerName: string;
	sellerRating: number;
}

const NAMES = ['Brico Bazar', 'La Maison du Coin', 'Top Affaires', 'Stock Express'];

/** Who else sells a product, and who wins its page: the lowest price with delivery, at a tie the seller himself. */
export class Competition {
	private readonly outside = new Map<string, Competitor[]>();

	constructor(
		private readonly store: OfferStore,
		private readonly sellers: SellerStore,
	) {}

	/** Another seller offers the product, unless told otherwise for 1 % less than the offer costs. */
	undercut(offer: OfferRecord, options: Partial<Competitor> = {}): Competitor {
		const others = this.of(offer);
		const shippingCost = options.shippingCost ?? 0;
		const competitor = {
			price: lodash.round(Math.max(0.01, totalOf(offer) * 0.99 - shippingCost), 2),
			condition: offer.condition,
			sellerName: NAMES[others.length % NAMES.length]!,
			sellerRating: 4.2,
			...options,
			shippingCost,
		};
		this.outside.set(keyOf(offer), [...others, competitor]);
		return competitor;
	}

	/** The outside offers of the product go away. */
	withdraw(offer: OfferRecord): void {
		this.outside.delete(keyOf(offer));
	}

	/** `salesChannelFeedback`: its five topics are documented, most inner names are project choices. */
	feedback(offer: OfferRecord) {
		const competitors = this.against(offer);
		const rivals = competitors.map(({ price, shippingCost, sellerName }) => ({
			total: lodash.round(price + shippingCost, 2),
			price,
			sellerName,
		}));
		const best = lodash.minBy(rivals, 'total');
		const isOnline = stateOf(offer) === 'Active';
		const isBestOffer = isOnline && (!best || lodash.round(totalOf(offer), 2) <= best.total);
		const winner = isBestOffer
			? { price: offer.price, sellerName: this.sellers.one(offer.sellerId).shopName }
			: { price: best?.price ?? null, sellerName: best?.sellerName ?? null };
		return {
			isOnline,
			bestOfferDetails: { isBestOffer, ...winner },
			offerQuality: { score: 8.5, scoreReasons: offer.deliveryModes.length > 1 ? [] : ['DeliveryModes'] },
			competingOffers: competitors,
			seller: { averageRating: 4.6, ratingCount: 1284 },
			productInformation: { productReviewsAverageRating: 4.3, productReviewsCount: 57 },
		};
	}

	reset(): void {
		this.outside.clear();
	}

	private against(offer: OfferRecord): Competitor[] {
		const inside = this.store
			.ofProduct(offer.salesChannelId, offer.sheet.gtin)
			.filter((other) => other.sellerId !== offer.sellerId && stateOf(other) === 'Active')
			.map((other) => ({
				price: other.price,
				shippingCost: lodash.round(totalOf(other) - other.price, 2),
				condition: other.condition,
				sellerName: this.sellers.one(other.sellerId).shopName,
				sellerRating: 4.5,
			}));
		return [...inside, ...this.of(offer)];
	}

	private of(offer: OfferRecord): Competitor[] {
		return this.outside.get(keyOf(offer)) ?? [];
	}
}

const keyOf = ({ salesChannelId, sheet }: OfferRecord) => `${salesChannelId} ${sheet.gtin}`;
