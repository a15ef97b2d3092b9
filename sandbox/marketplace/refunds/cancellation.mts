import { REFUNDABLE_STATUSES } from '../../../nodes/Cdiscount/marketplace/refund/schema.ts';
import { booleanOf, isObject, objectOf, optionalText, property, requiredText } from '../body.mts';
import { lineTotal } from '../line.mts';
import { isUnsold, type CancelOrigin, type Line, type OrderRecord } from '../order.mts';
import { invalid, wrongState } from '../refusal.mts';
import { isoDate } from '../clock.mts';
import { cents } from './refundBalance.mts';
import { CANCELLATION_REASONS, OBSERVED_REASON } from './reasons.mts';

export interface CancelledLine {
	line: Line;
	reason: string;
	shippingCostRefund: boolean;
}

export interface CancellationRecord {
	id: string;
	order: OrderRecord;
	/** Who made it; the seller where nobody is named. */
	userType?: CancelOrigin;
	status: 'Pending' | 'Accepted';
	lines: CancelledLine[];
	/** Set aside for it, in cents. */
	amount: number;
	createdAt: number;
	updatedAt: number;
}

/** The order a body names: `orderSellerId` or `orderId`, since clients of the published description differ. */
export function orderIdOf(body: unknown): string {
	const request = objectOf(body);
	return (
		optionalText(request, 'orderSellerId') ?? optionalText(request, 'orderId') ?? requiredText(request, 'orderSellerId')
	);
}

/** The body of `POST /order-cancellation-requests`: every line that is left, for one reason. */
export function wholeOrder(body: unknown, order: OrderRecord): CancelledLine[] {
	checkStatus(order);
	const request = objectOf(body);
	const reason = reasonOf(request, order, 'reason');
	const shippingCostRefund = booleanOf(request, 'shippingCostRefund', true);
	return order.lines.filter((line) => !isUnsold(line)).map((line) => ({ line, reason, shippingCostRefund }));
}

/**
 * The body of `POST /order-partial-cancellation-requests`. Both known shapes: the refund of shipping costs said per line
 * or for all, `offerId` given or not; a line that is given with the wrong offer is refused.
 */
export function someLines(body: unknown, order: OrderRecord): CancelledLine[] {
	checkStatus(order);
	const request = objectOf(body);
	const lines = property(request, 'lines');
	if (!Array.isArray(lines) || lines.length === 0) throw invalid('lines', 'At least one line is required.');
	const forAll = booleanOf(request, 'shippingCostRefund', true);
	const wanted = lines.map((item: unknown) => {
		if (!isObject(item)) throw invalid('lines', 'A line must be an object.');
		const lineId = requiredText(item, 'lineId');
		const line = order.lines.find(({ id }) => id === lineId);
		if (!line) throw invalid('lineId', `The order line '${lineId}' does not belong to the order ${order.id}.`);
		const offerId = optionalText(item, 'offerId');
		if (offerId !== null && offerId !== line.offerId) {
			throw invalid('offerId', `The order line '${lineId}' is not of the offer '${offerId}'.`);
		}
		const reason = reasonOf(item, order, 'reason');
		return { line, reason, shippingCostRefund: booleanOf(item, 'shippingCostRefund', forAll) };
	});
	if (new Set(wanted.map(({ line }) => line)).size < wanted.length) throw invalid('lines', 'A line is given twice.');
	return wanted;
}

/** What cancelling the lines gives back: their price, and their shipping cost where that is wanted. In cents. */
export function refundOf(lines: readonly CancelledLine[]): number {
	return lines.reduce(
		(sum, { line, shippingCostRefund }) =>
			sum + cents(lineTotal(line)) - (shippingCostRefund ? 0 : cents(line.shippingCost)),
		0,
	);
}

function checkStatus({ status }: OrderRecord): void {
	if (!REFUNDABLE_STATUSES.includes(status)) {
		throw wrongState('status', `An order in the status ${status} cannot be cancelled.`);
	}
}

function reasonOf(holder: Record<string, unknown>, order: OrderRecord, name: string): string {
	const code = requiredText(holder, name);
	const isServed = CANCELLATION_REASONS.some(
		(reason) => reason.code === code && reason.userType === 'Seller' && reason.orderStatuses.includes(order.status),
	);
	if (!isServed && code !== OBSERVED_REASON)
		throw invalid(name, `The reason '${code}' is not valid for an order in the status ${order.status}.`);
	return code;
}

/** What others than the seller ask for in an order and wait for: their requests, Pending until the lines are cancelled or shipped. */
export function openCustomerRequests(order: OrderRecord): CancellationRecord[] {
	return (['Customer', 'SalesChannel'] as const).flatMap((userType) => {
		const lines = order.lines
			.filter(({ status, cancelOrigin }) => status === 'CancelRequest' && cancelOrigin === userType)
			.map((line) => ({ line, reason: 'customer-changed-mind', shippingCostRefund: true }));
		if (lines.length === 0) return [];
		const times = { createdAt: order.updatedAt, updatedAt: order.updatedAt };
		return [{ id: `${userType}-${order.id}`, order, userType, status: 'Pending', lines, amount: 0, ...times }];
	});
}

/** An item of `GET /order-cancellation-requests`; names after its filters (project choice). */
export function cancellationDocument(record: CancellationRecord) {
	const { id, order, userType, status, lines, createdAt, updatedAt } = record;
	return {
		cancellationRequestId: id,
		orderSellerId: order.id,
		salesChannel: order.salesChannelId,
		userType: (userType ?? 'Seller') as string,
		status: status as string,
		reason: lines[0]!.reason,
		createdAt: isoDate(createdAt),
		updatedAt: isoDate(updatedAt),
		lines: lines.map(({ line, reason, shippingCostRefund }) => ({
			lineId: line.id,
			offerId: line.offerId,
			reason,
			shippingCostRefund,
			status: status as string,
		})),
	};
}
