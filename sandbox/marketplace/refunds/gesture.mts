import { OTHER_REASON, PARTIAL_REFUND_STATUSES } from '../../../nodes/Cdiscount/marketplace/refund/schema.ts';
import type { OrderRecord } from '../order.mts';
import { notFound } from '../refusal.mts';
import { CDISCOUNT } from '../seller.mts';
import { isoDate } from '../clock.mts';
import { euros } from './refundBalance.mts';
import { GESTURE_REASONS } from './reasons.mts';

/** Not published; by analogy (project choice). */
export const STATUSES = ['Pending', 'Accepted', 'Refused'] as const;

/** A commercial gesture as the marketplace keeps it; the amount in cents. */
export interface GestureRecord {
	id: string;
	sequence: number;
	order: OrderRecord;
	reason: string;
	reasonDetails: string | null;
	amount: number;
	status: (typeof STATUSES)[number];
	createdAt: number;
	updatedAt: number;
}

/** An item of `GET /order-commercial-gesture-requests`. */
export function gestureDocument(record: GestureRecord) {
	const { id, order, reason, reasonDetails, amount, status, createdAt, updatedAt } = record;
	return {
		requestId: id,
		orderId: order.id,
		salesChannelId: order.salesChannelId,
		reason,
		reasonDetails,
		amount: euros(amount),
		currencyCode: 'EUR',
		status: status as string,
		createdAt: isoDate(createdAt),
		updatedAt: isoDate(updatedAt),
	};
}

/** `GET /sales-channel-commercial-gesture-configurations/{salesChannelId}`; all names are project choices. */
export function gestureConfiguration(salesChannelId: string) {
	if (salesChannelId !== CDISCOUNT) throw notFound(`Sales channel ${salesChannelId}`);
	return {
		salesChannelId,
		isAllowed: true,
		maximumPercentage: 100,
		orderStatuses: PARTIAL_REFUND_STATUSES,
		reasons: GESTURE_REASONS.map((reason) => ({ ...reason, reasonDetailsRequired: reason.code === OTHER_REASON })),
	};
}
