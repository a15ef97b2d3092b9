import type { Instant } from '../clock.mts';
import type { Orders } from '../orders.mts';
import type { Random } from '../random.mts';
import { invalid } from '../refusal.mts';
import { CDISCOUNT } from '../seller.mts';
import type { Shops } from '../sellerStore.mts';
import type { StoredAttachment } from './attachments.mts';
import type { DiscussionRecord } from './discussion.mts';

/** What somebody writes about. Whatever is left out is made up. */
export interface DiscussionWish {
	/** Writes in this discussion; without it a new one begins, about the order or the offer. */
	discussionId?: string;
	orderId?: string;
	/** With an offer instead of an order: whose. */
	sellerId?: string;
	offerId?: string;
	productId?: string | null;
	subject?: string;
	subTypologyCode?: string;
	body?: string;
	attachments?: StoredAttachment[];
	/** When. Default: now. */
	at?: Instant;
}

interface Context {
	orders: Orders;
	shops: Shops;
	random: Random;
	at: number;
}

/** A discussion without messages, about an order or an offer. */
export function newDiscussion(wish: DiscussionWish, { orders, shops, random, at }: Context): DiscussionRecord {
	const about = wish.orderId === undefined ? aboutOffer(wish, shops, random) : aboutOrder(wish, orders);
	return {
		id: random.text(24, '0123456789abcdef'),
		externalReference: String(random.int(1_000_000, 9_999_999)),
		isOpen: true,
		graduation: 'Discussion',
		messages: [],
		createdAt: at,
		updatedAt: at,
		...about,
	};
}

function aboutOrder(wish: DiscussionWish, orders: Orders) {
	const order = orders.find(wish.orderId!, wish.sellerId);
	return {
		sellerId: order.sellerId,
		orderId: order.id,
		orderReference: order.reference,
		salesChannel: order.salesChannelId,
		subject: wish.subject ?? 'Question sur ma commande',
		typologyCode: 'Order' as const,
		subTypologyCode: wish.subTypologyCode ?? 'orderNotShipped',
		customerId: order.customerReference.replace(/\D/g, ''),
		productId: wish.productId ?? order.lines[0]!.productId,
		offerId: wish.offerId ?? order.lines[0]!.offerId,
	};
}

function aboutOffer(wish: DiscussionWish, shops: Shops, random: Random) {
	if (wish.sellerId === undefined || wish.offerId === undefined) {
		throw invalid('orderId', 'A new discussion needs an orderId, or a sellerId and an offerId.');
	}
	return {
		sellerId: shops.one(wish.sellerId).id,
		orderId: null,
		orderReference: null,
		salesChannel: CDISCOUNT,
		subject: wish.subject ?? 'Question sur un produit',
		typologyCode: 'Offer' as const,
		subTypologyCode: wish.subTypologyCode ?? 'offerQuestion',
		customerId: String(random.int(100_000, 999_999)),
		productId: wish.productId ?? null,
		offerId: wish.offerId,
	};
}
