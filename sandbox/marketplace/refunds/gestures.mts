import { OTHER_REASON, PARTIAL_REFUND_STATUSES } from '../../../nodes/Cdiscount/marketplace/refund/schema.ts';
import { objectOf, optionalText, property, requiredText } from '../body.mts';
import type { OrderRecord } from '../order.mts';
import type { Orders } from '../orders.mts';
import { cursorPage, type CursorPage } from '../paging.mts';
import { equal, filtered, range, someOf, type Query } from '../query.mts';
import { Random } from '../random.mts';
import { invalid, notFound, wrongState } from '../refusal.mts';
import type { MarketplaceContext } from '../context.mts';
import { gestureDocument, STATUSES, type GestureRecord } from './gesture.mts';
import { cents, euros, type RefundBalances } from './refundBalance.mts';
import { GESTURE_REASONS } from './reasons.mts';

/** Commercial gestures: a part of the price back, after shipping. Pending at first, then Accepted (project choice). */
export class Gestures {
	private readonly byId = new Map<string, GestureRecord>();
	private random: Random;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly orders: Orders,
		private readonly balances: RefundBalances,
	) {
		this.random = new Random(context.seed + 2);
	}

	/** `GET /orders/{orderId}/commercial-gestures-available-amounts`; `allowableAmount` is the name that is known. */
	available(orderId: string, sellerId?: string) {
		const balance = this.balances.of(this.orders.find(orderId, sellerId));
		return {
			orderId,
			allowableAmount: euros(balance.available),
			paidAmount: euros(balance.paid),
			refundedAmount: euros(balance.refunded),
			commercialGesturesAmount: euros(balance.gestures),
			currencyCode: 'EUR',
		};
	}

	/** `POST /order-commercial-gesture-requests`; returns the id of the request. */
	request(sellerId: string, body: unknown): string {
		const request = objectOf(body);
		const order = this.orders.find(requiredText(request, 'orderId'), sellerId);
		const reason = requiredText(request, 'reason');
		if (!GESTURE_REASONS.some(({ code }) => code === reason)) {
			throw invalid('reason', `The value '${reason}' is not valid.`);
		}
		const reasonDetails = optionalText(request, 'reasonDetails');
		if (reason === OTHER_REASON && !reasonDetails?.trim()) {
			throw invalid('reasonDetails', `The reasonDetails field is required with the reason ${OTHER_REASON}.`);
		}
		if (!PARTIAL_REFUND_STATUSES.includes(order.status)) {
			throw wrongState('status', `No commercial gesture is possible for an order in the status ${order.status}.`);
		}
		const amount = this.amountOf(property(request, 'amount'), order);
		this.balances.reserve(order, amount);
		const at = this.context.scheduler.now();
		const id = this.random.text(24, '0123456789abcdef');
		const sequence = this.byId.size + 1;
		const status = 'Pending' as const;
		const record = { id, sequence, order, reason, reasonDetails, amount, status, createdAt: at, updatedAt: at };
		this.byId.set(id, record);
		this.orders.record(order, 'gestureAsked', at, { requestId: id, amount: euros(amount), reason });
		this.context.scheduler.scheduleIn(this.context.delays.gesture, (due) => this.grant(record, due));
		return id;
	}

	/** `GET /order-commercial-gesture-requests`: by cursor, oldest first. */
	list(sellerId: string, query: Query = {}): CursorPage<ReturnType<typeof gestureDocument>> {
		this.context.scheduler.runDue();
		const statuses = someOf(query, 'status', STATUSES);
		const found = filtered(
			[...this.byId.values()],
			[
				({ order }) => order.sellerId === sellerId,
				equal(query, 'orderId', ({ order }) => order.id),
				statuses && (({ status }) => statuses.includes(status)),
				...range<GestureRecord>(query, 'createdAt', ({ createdAt }) => createdAt),
				...range<GestureRecord>(query, 'updatedAt', ({ updatedAt }) => updatedAt),
			],
		);
		const { items, next } = cursorPage(found, query, { position: ({ sequence }) => sequence });
		return { items: items.map(gestureDocument), next };
	}

	one(requestId: string, sellerId: string) {
		this.context.scheduler.runDue();
		const record = this.byId.get(requestId);
		if (record?.order.sellerId !== sellerId) throw notFound(`Commercial gesture request ${requestId}`);
		return gestureDocument(record);
	}

	/** The gestures for an order, oldest first. */
	of(orderId: string) {
		this.context.scheduler.runDue();
		return [...this.byId.values()].filter(({ order }) => order.id === orderId).map(gestureDocument);
	}

	reset(): void {
		this.byId.clear();
		this.random = new Random(this.context.seed + 2);
	}

	private amountOf(value: unknown, order: OrderRecord): number {
		if (typeof value !== 'number' || !(value > 0)) throw invalid('amount', 'The amount must be greater than 0.');
		if (Math.abs(value * 100 - cents(value)) > 1e-6) throw invalid('amount', 'The amount has at most 2 decimals.');
		const { available } = this.balances.of(order);
		if (cents(value) > available) {
			throw invalid('amount', `The amount must not exceed the allowable amount ${euros(available).toFixed(2)}.`);
		}
		return cents(value);
	}

	private grant(record: GestureRecord, at: number): void {
		record.status = 'Accepted';
		record.updatedAt = at;
		this.balances.pay(record.order, record.amount, 'gestures');
		const { id: requestId, amount, reason } = record;
		this.orders.record(record.order, 'gestureGranted', at, { requestId, amount: euros(amount), reason });
	}
}
