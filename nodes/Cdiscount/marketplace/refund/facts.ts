import type { JsonObject } from '../../api/json';
import { listText, numberOf, textOf } from '../row';
import { utc } from '../time';
import type { CancellationRequest, PartialRefundRequest } from './schema';

/**
 * The row of a request to cancel or refund: `status` and `reason` are its own, else those of its lines, and shipping costs go back where
 * it says so for one of them. `requestedBy` is the API's user type.
 * @param orderId of the order that was asked about
 */
export function cancellationRow(request: CancellationRequest, orderId: string, sellerId: string): JsonObject {
	const lines = request.lines ?? [];
	const shipping = [request, ...lines].map(({ shippingCostRefund }) => shippingCostRefund ?? null);
	return {
		cancellationRequestId: textOf(request.cancellationRequestId),
		orderId: request.orderSellerId ?? request.orderId ?? orderId,
		requestedBy: request.userType ?? request.origin ?? null,
		orderLineIds: listText(lines.map(({ lineId, orderLineId }) => textOf(lineId ?? orderLineId))),
		reason: request.reason ?? different(lines.map(({ reason }) => reason)),
		refundsShipping:
			shipping.find((refunds) => refunds === true) ?? shipping.find((refunds) => refunds === false) ?? null,
		status: request.status ?? different(lines.map(({ status }) => status)),
		createdAt: utc(request.createdAt),
		updatedAt: utc(request.updatedAt),
		salesChannelId: request.salesChannel ?? null,
		sellerId,
	};
}

/** The row of a partial refund: `amount` is tax included, in `currencyCode`. */
export function partialRefundRow(found: PartialRefundRequest, sellerId: string): JsonObject {
	return {
		requestId: textOf(found.requestId),
		orderId: textOf(found.orderId),
		amount: numberOf(found.amount),
		currencyCode: found.currencyCode ?? null,
		reason: textOf(found.reason),
		reasonDetails: textOf(found.reasonDetails),
		status: found.status ?? null,
		createdAt: utc(found.createdAt),
		updatedAt: utc(found.updatedAt),
		salesChannelId: found.salesChannelId ?? null,
		sellerId,
	};
}

const different = (values: Array<string | null | undefined>): string | null => listText([...new Set(values)]);
