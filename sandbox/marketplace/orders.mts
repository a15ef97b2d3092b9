import { LRUCache } from 'lru-cache';

import { approve } from './approval.mts';
import { deliver, requestCancellation, type CancelRequest } from './customerActions.mts';
import type { Effect } from './ledger.mts';
import { applyNextChange, nextChangeAt } from './lifeCycle.mts';
import { madeUpParcel } from './line.mts';
import type { OrderRecord } from './order.mts';
import { makeOrder, type PlaceOrderOptions } from './placing.mts';
import { pageOf } from './paging.mts';
import type { Query } from './query.mts';
import { Random } from './random.mts';
import { notFound, Refusal } from './refusal.mts';
import { filterOrders, sortOrders } from './orderSearch.mts';
import { markShipped, ship, type ShipmentRules } from './shipment.mts';
import type { ScheduledAction } from './scheduler.mts';
import { recordEffect, type MarketplaceContext } from './context.mts';

/** The orders of all sellers: what customers, carriers and sellers do with them, and what happens to them by itself. */
export class Orders {
	private readonly byId = new Map<string, OrderRecord>();
	private readonly bySeller = new Map<string, OrderRecord[]>();
	private readonly scheduled = new Map<OrderRecord, ScheduledAction>();
	/** The latest lists: the pages of a long list cost one search instead of one each. */
	private readonly lists = new LRUCache<string, OrderRecord[]>({ max: 8 });
	/** How often something happened to a seller's orders: everything that does is recorded. */
	private readonly versions = new Map<string, number>();
	private random: Random;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly rules: ShipmentRules,
	) {
		this.random = new Random(context.seed);
	}

	place(options: PlaceOrderOptions): OrderRecord {
		this.context.scheduler.runDue();
		const seller = this.context.sellers.one(options.sellerId);
		if (options.orderId !== undefined && this.byId.has(options.orderId)) {
			throw new Refusal(409, 'Conflict', undefined, `The order ${options.orderId} exists.`);
		}
		const isTaken = (id: string) => this.byId.has(id);
		const order = makeOrder(options, { seller, random: this.random, now: this.context.scheduler.now(), isTaken });
		this.byId.set(order.id, order);
		if (!this.bySeller.has(seller.id)) this.bySeller.set(seller.id, []);
		this.bySeller.get(seller.id)!.push(order);
		this.record(order, 'placed', order.createdAt, { status: order.status });
		this.schedule(order);
		this.context.scheduler.runDue();
		return order;
	}

	/** The order, if there is one and it belongs to the seller (when one is given); otherwise a 404 Refusal. */
	find(orderId: string, sellerId?: string): OrderRecord {
		this.context.scheduler.runDue();
		const order = this.byId.get(orderId);
		if (!order || (sellerId !== undefined && order.sellerId !== sellerId)) throw notFound(`Order ${orderId}`);
		return order;
	}

	/** A seller's orders that match, in the order in which they were placed. */
	search(sellerId: string, query: Query = {}): OrderRecord[] {
		this.context.scheduler.runDue();
		return filterOrders(this.bySeller.get(sellerId) ?? [], query);
	}

	page(sellerId: string, query: Query = {}): OrderRecord[] {
		const find = () => sortOrders(this.search(sellerId, query), query);
		return pageOf(this.cached('list', sellerId, query, find), query);
	}

	count(sellerId: string, query: Query = {}): number {
		return this.cached('count', sellerId, query, () => this.search(sellerId, query)).length;
	}

	all(): OrderRecord[] {
		this.context.scheduler.runDue();
		return [...this.byId.values()];
	}

	approve(orderId: string, body: unknown, sellerId?: string): void {
		const order = this.find(orderId, sellerId);
		const at = this.context.scheduler.now();
		this.record(order, approve(order, body, at), at);
		this.schedule(order);
	}

	ship(orderId: string, body: unknown, sellerId?: string): void {
		const order = this.find(orderId, sellerId);
		const at = this.context.scheduler.now();
		this.record(order, 'shipped', at, { parcels: ship(order, body, at, this.rules) });
	}

	shipByPlatform(orderId: string): OrderRecord {
		const order = this.find(orderId);
		const at = this.context.scheduler.now();
		const lines = order.lines.filter((line) => line.supplyMode !== 'Seller' && line.status === 'InPreparation');
		if (lines.length === 0) throw new Refusal(409, 'Conflict', undefined, 'Nothing is left for Octopia to ship.');
		const parcel = madeUpParcel(this.random);
		for (const line of lines) line.parcels.push(parcel);
		markShipped(order, lines, at);
		this.record(order, 'shippedByPlatform', at, { lineIds: lines.map(({ id }) => id) });
		return order;
	}

	requestCancellation(orderId: string, request: CancelRequest): OrderRecord {
		const order = this.find(orderId);
		const at = this.context.scheduler.now();
		const [effect, lineIds] = requestCancellation(order, request, at);
		this.record(order, effect, at, { lineIds, origin: request.origin ?? 'Customer' });
		this.schedule(order);
		return order;
	}

	deliver(orderId: string): OrderRecord {
		const order = this.find(orderId);
		const at = this.context.scheduler.now();
		deliver(order, at);
		this.record(order, 'delivered', at);
		return order;
	}

	record(order: OrderRecord, effect: Effect, at: number, details?: Record<string, unknown>): void {
		this.versions.set(order.sellerId, this.versionOf(order.sellerId) + 1);
		recordEffect(this.context, { sellerId: order.sellerId, orderId: order.id }, effect, at, details);
	}

	/** Replaces what the order will go through by itself, after a change of its status. */
	schedule(order: OrderRecord): void {
		const before = this.scheduled.get(order);
		if (before) before.isCancelled = true;
		this.scheduled.delete(order);
		const nextAt = nextChangeAt(order, this.context.delays);
		if (nextAt === undefined) return;
		const next = this.context.scheduler.schedule(nextAt, (at) => {
			const effect = applyNextChange(order, this.context.sellers.one(order.sellerId), at);
			if (effect) this.record(order, effect, at);
			this.schedule(order);
		});
		this.scheduled.set(order, next);
	}

	reset(): void {
		this.byId.clear();
		this.bySeller.clear();
		this.scheduled.clear();
		this.lists.clear();
		this.random = new Random(this.context.seed);
	}

	private versionOf(sellerId: string): number {
		return this.versions.get(sellerId) ?? 0;
	}

	/** The list that is kept for this query and this state of the seller's orders, or a new one. */
	private cached(kind: string, sellerId: string, query: Query, find: () => OrderRecord[]): OrderRecord[] {
		this.context.scheduler.runDue();
		const asked = { ...query, pageindex: '', pagesize: '' };
		const key = JSON.stringify([kind, sellerId, this.versionOf(sellerId), asked]);
		const kept = this.lists.get(key);
		if (kept) return kept;
		const found = find();
		this.lists.set(key, found);
		return found;
	}
}
