import type { WriteRequest } from '../../api/client';

/** What is cancelled, and thereby refunded: the whole order, or some of its lines (whole lines; the API knows no quantity). */
export interface Cancellation {
	orderId: string;
	/** Left out for the whole order. */
	lines?: Array<{ lineId: string; offerId: string | undefined }>;
	/** A code of `GET /cancellation-reasons`. */
	reason: string;
	shippingCostRefund: boolean;
}

/**
 * The request of a cancellation. The sources disagree in two places, and both are decided here:
 * the order's key is `orderSellerId` (one client for both requests, the other for lines only, where it has `orderId` for whole orders);
 * `shippingCostRefund` and `offerId` go with each line, as the more detailed client and the filters of the list have it.
 */
export function cancellationRequest({ orderId, lines, reason, shippingCostRefund }: Cancellation): WriteRequest {
	if (lines === undefined)
		return {
			method: 'POST',
			path: '/order-cancellation-requests',
			body: { orderSellerId: orderId, reason, shippingCostRefund },
		};
	return {
		method: 'POST',
		path: '/order-partial-cancellation-requests',
		body: { orderSellerId: orderId, lines: lines.map((line) => ({ ...line, reason, shippingCostRefund })) },
	};
}

/** A part of the price given back for goodwill. */
export interface PartialRefund {
	orderId: string;
	/** In the currency of the order. */
	amount: number;
	reason: string;
	/** Needed when the reason is `Other`. */
	reasonDetails?: string;
}

/** The request of a partial refund (two clients agree). */
export function partialRefundRequest(partialRefund: PartialRefund): WriteRequest {
	return { method: 'POST', path: '/order-commercial-gesture-requests', body: partialRefund };
}
