import { z } from 'zod';
import { flag, id, numeric, text } from '../schemaParts';

/**
 * Money back: cancelling (a whole order or lines, also after shipping) is how an order is refunded; a partial refund (a
 * commercial gesture, in the API's words) gives a part of the price back. Response bodies of these endpoints are not documented, so they
 * are read loosely.
 */

/** An order can be cancelled, and thereby refunded, in these statuses (third-party help, two clients). */
export const REFUNDABLE_STATUSES: readonly string[] = ['Accepted', 'InPreparation', 'Shipped', 'Delivered'];

/** A partial refund needs an order in one of these (a client of the published description). */
export const PARTIAL_REFUND_STATUSES: readonly string[] = ['Shipped', 'Delivered'];

/** What becomes of a partial refund. Not published, so those that the shop's own show are taken as well. */
export const PARTIAL_REFUND_STATES = ['Accepted', 'Pending', 'Refused'] as const;

/** The reason of a partial refund that needs `reasonDetails`. */
export const OTHER_REASON = 'Other';

/** One reason for a cancellation or a partial refund; its code is always read from the API. Names are not certain. */
export const namedReasonSchema = z
	.object({ code: id.nullish(), reasonCode: id.nullish(), reason: text, id: id.nullish(), label: text })
	.passthrough();

const reasonSchema = z.union([z.string(), namedReasonSchema]);

/** `GET /cancellation-reasons`: the usual envelope or a bare array; nobody has published it. */
export const cancellationReasonsSchema = z.union([
	z.array(reasonSchema),
	z.object({ items: z.array(reasonSchema) }).passthrough(),
]);

const requestLine = z
	.object({
		lineId: id.nullish(),
		orderLineId: id.nullish(),
		offerId: id.nullish(),
		reason: text,
		status: text,
		shippingCostRefund: flag,
	})
	.passthrough();

/** One item of `GET /order-cancellation-requests`; names after its filters. */
export const cancellationRequestSchema = z
	.object({
		cancellationRequestId: id.nullish(),
		orderSellerId: text,
		orderId: text,
		salesChannel: text,
		status: text,
		reason: text,
		userType: text,
		origin: text,
		shippingCostRefund: flag,
		createdAt: text,
		updatedAt: text,
		lines: z.array(requestLine).nullish(),
	})
	.passthrough();

/** The response to a cancellation or a partial refund: an object with an id under one of the names that clients try, or nothing. */
export const requestedSchema = z
	.union([
		z.object({ cancellationRequestId: id.nullish(), requestId: id.nullish(), id: id.nullish() }).passthrough(),
		z.string(),
	])
	.nullish();

/** `GET /orders/{orderId}/commercial-gestures-available-amounts`: the refundable amount (one client). */
export const refundableAmountSchema = z.object({ allowableAmount: numeric }).passthrough();

/** A partial refund of `GET /order-commercial-gesture-requests`; one that cannot be understood must not hide the others. */
export const partialRefundRequestSchema = z
	.object({
		requestId: id.nullish(),
		orderId: id.nullish(),
		reason: z.unknown(),
		reasonDetails: z.unknown(),
		amount: z.unknown(),
		currencyCode: text,
		salesChannelId: text,
		status: text,
		createdAt: text,
		updatedAt: text,
	})
	.passthrough();

/** `GET /sales-channel-commercial-gesture-configurations/{salesChannelId}`; the form of its reasons is not known. */
export const partialRefundConfigurationSchema = z
	.object({
		salesChannelId: text,
		reasons: z.array(reasonSchema).nullish(),
	})
	.passthrough();

export type CancellationRequest = z.output<typeof cancellationRequestSchema>;
export type PartialRefundRequest = z.output<typeof partialRefundRequestSchema>;
