import type { Instant } from '../clock.mts';
import type { Orders } from '../orders.mts';
import type { Random } from '../random.mts';
import { invalid } from '../refusal.mts';
import { CDISCOUNT } from '../seller.mts';
import type { SellerStore } from '../sellerStore.mts';
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
	sellers: SellerStore;
	random: Random;
	at: number;
}

/** A discussion without messages, about an order or an offer. */
export function newDiscussion(options: DiscussionWish, { orders, sellers, random, at }: Context): DiscussionRecord {
	const about = options.orderId === undefined ? aboutOffer(options, sellers, random) : aboutOrder(options, orders);
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

function aboutOrder(options: DiscussionWish, orders: Orders) {
	const order = orders.find(options.orderId!, options.sellerId);
	return {
		sellerId: order.sellerId,
		orderId: order.id,
		orderReference: order.reference,
		salesChannel: order.salesChannelId,
		subject: options.subject ?? 'Question sur ma commande',
		typologyCode: 'Order' as const,
		subTypologyCode: options.subTypologyCode ?? 'orderNotShipped',
		customerId: order.customerReference.replace(/\D/g, ''),
		productId: options.productId ?? order.lines[0]!.productId,
		offerId: options.offerId ?? order.lines[0]!.offerId,
	};
}

function aboutOffer(options: DiscussionWish, sellers: SellerStore, random: Random) {
	if (options.sellerId === undefined || options.offerId === undefined) {
		throw invalid('orderId', 'A new discussion needs an orderId, or a sellerId and an offerId.');
	}
	return {
		sellerId: sellers.one(options.sellerId).id,
		orderId: null,
		orderReference: null,
		salesChannel: CDISCOUNT,
		subject: options.subject ?? 'Question sur un produit',
		typologyCode: 'Offer' as const,
		subTypologyCode: options.subTypologyCode ?? 'offerQuestion',
		customerId: String(random.int(100_000, 999_999)),
		productId: options.productId ?? null,
		offerId: options.offerId,
	};
}
