import { isUnsold, setStatus } from '../order.mts';
import type { Orders } from '../orders.mts';
import { pageOf } from '../paging.mts';
import { equal, filtered, valueOf, type Query } from '../query.mts';
import { Random } from '../random.mts';
import { wrongState } from '../refusal.mts';
import type { MarketplaceContext } from '../context.mts';
import {
	cancellationDocument,
	openCustomerRequests,
	orderIdOf,
	refundOf,
	someLines,
	wholeOrder,
	type CancellationRecord,
	type CancelledLine,
} from './cancellation.mts';
import { euros, type RefundBalances } from './refundBalance.mts';

/**
 * Requests of the seller to cancel, which is also how an order is refunded. A request is Pending for a while; then its
 * lines are Cancelled and the money is on its way (asynchronous; the statuses are project choices).
 */
export class Cancellations {
	private readonly byOrder = new Map<string, CancellationRecord[]>();
	private readonly bySeller = new Map<string, CancellationRecord[]>();
	private random: Random;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly orders: Orders,
		private readonly balances: RefundBalances,
	) {
		this.random = new Random(context.seed + 1);
	}

	/** `POST /order-cancellation-requests`; returns the id of the request. */
	cancelOrder(sellerId: string, body: unknown): string {
		const order = this.orders.find(orderIdOf(body), sellerId);
		return this.request(order.id, wholeOrder(body, order));
	}

	/** `POST /order-partial-cancellation-requests`; returns the id of the request. */
	cancelLines(sellerId: string, body: unknown): string {
		const order = this.orders.find(orderIdOf(body), sellerId);
		return this.request(order.id, someLines(body, order));
	}

	/** `GET /order-cancellation-requests`: one page, the newest first; what customers ask for is among them. */
	list(sellerId: string, query: Query = {}) {
		this.context.scheduler.runDue();
		const [lineId, offerId] = [valueOf(query, 'lineId'), valueOf(query, 'offerId')];
		const customerRequests = this.orders.search(sellerId).flatMap(openCustomerRequests);
		const found = filtered(
			[...(this.bySeller.get(sellerId) ?? []), ...customerRequests],
			[
				equal(query, 'cancellationRequestId', ({ id }) => id),
				equal(query, 'orderSellerId', ({ order }) => order.id),
				equal(query, 'orderId', ({ order }) => order.id),
				equal(query, 'salesChannel', ({ order }) => order.salesChannelId),
				lineId === undefined ? undefined : ({ lines }) => lines.some(({ line }) => line.id === lineId),
				offerId === undefined ? undefined : ({ lines }) => lines.some(({ line }) => line.offerId === offerId),
			],
		);
		return pageOf(found.reverse(), query).map(cancellationDocument);
	}

	/** The requests for an order, oldest first. */
	of(orderId: string) {
		this.context.scheduler.runDue();
		return (this.byOrder.get(orderId) ?? []).map((record) => ({
			...cancellationDocument(record),
			amount: euros(record.amount),
		}));
	}

	reset(): void {
		this.byOrder.clear();
		this.bySeller.clear();
		this.random = new Random(this.context.seed + 1);
	}

	private request(orderId: string, lines: CancelledLine[]): string {
		const order = this.orders.find(orderId);
		const pending = (this.byOrder.get(orderId) ?? []).filter(({ status }) => status === 'Pending');
		for (const { line } of lines) {
			if (isUnsold(line)) throw wrongState('lines', `The order line '${line.id}' is ${line.status}.`);
			if (pending.some((request) => request.lines.some((other) => other.line === line))) {
				throw wrongState('lines', `The cancellation of the order line '${line.id}' has already been requested.`);
			}
		}
		const at = this.context.scheduler.now();
		const id = this.random.text(24, '0123456789abcdef');
		const amount = this.balances.reserve(order, refundOf(lines));
		const times = { createdAt: at, updatedAt: at };
		const record: CancellationRecord = { id, order, status: 'Pending', lines, amount, ...times };
		push(this.byOrder, orderId, record);
		push(this.bySeller, order.sellerId, record);
		// What has not left yet waits as CancelRequest, and cannot be shipped: the seller opened the request himself.
		for (const { line } of lines) {
			if (!['Accepted', 'InPreparation', 'CancelRequest'].includes(line.status)) continue;
			line.status = 'CancelRequest';
			line.cancelOrigin = 'Seller';
		}
		order.updatedAt = at;
		const lineIds = lines.map(({ line }) => line.id);
		this.orders.record(order, 'cancellationAsked', at, { requestId: id, lineIds, amount: euros(amount) });
		this.context.scheduler.scheduleIn(this.context.delays.cancellation, (due) => this.accept(record, due));
		return id;
	}

	private accept(record: CancellationRecord, at: number): void {
		const { order, lines, id, amount } = record;
		record.status = 'Accepted';
		record.updatedAt = at;
		for (const { line } of lines) line.status = 'Cancelled';
		order.updatedAt = at;
		const left = order.lines.filter((line) => !isUnsold(line));
		if (left.length === 0) setStatus(order, 'Cancelled', at);
		else if (order.status === 'InPreparation' && left.every(({ status }) => status === 'Shipped')) {
			setStatus(order, 'Shipped', at);
			order.shippedAt = at;
		}
		this.orders.schedule(order);
		this.balances.pay(order, amount, 'refunded');
		const lineIds = lines.map(({ line }) => line.id);
		const reasons = [...new Set(lines.map(({ reason }) => reason))];
		this.orders.record(order, 'cancelled', at, { requestId: id, lineIds, reasons, amount: euros(amount) });
		this.orders.record(order, 'refunded', at, { requestId: id, lineIds, amount: euros(amount) });
	}
}

function push<T>(index: Map<string, T[]>, key: string, value: T): void {
	const list = index.get(key);
	if (list) list.push(value);
	else index.set(key, [value]);
}
