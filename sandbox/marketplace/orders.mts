import { approve } from './approval.mts';
import { deliver, requestCancellation, type CancelRequest } from './customerActions.mts';
import type { Effect } from './ledger.mts';
import { change, nextChangeAt } from './lifeCycle.mts';
import { madeUpParcel } from './line.mts';
import type { OrderRecord } from './order.mts';
import { makeOrder, type PlaceOrderOptions } from './placing.mts';
import { pageOf } from './paging.mts';
import type { Query } from './query.mts';
import { Random } from './random.mts';
import { Recent } from './recent.mts';
import { notFound, Refusal } from './refusal.mts';
import { filterOrders, sortOrders } from './orderSearch.mts';
import { markShipped, ship, type ShipmentRules } from './shipment.mts';
import type { Planned } from './scheduler.mts';
import { note, type World } from './context.mts';

/** The orders of all shops: what customers, carriers and sellers do with them, and what happens to them by itself. */
export class Orders {
	private readonly byId = new Map<string, OrderRecord>();
	private readonly bySeller = new Map<string, OrderRecord[]>();
	private readonly planned = new Map<OrderRecord, Planned>();
	private readonly lists = new Recent<OrderRecord[]>();
	/** How often something happened to a seller's orders: everything that does is noted. */
	private readonly versions = new Map<string, number>();
	private random: Random;

	constructor(
		private readonly world: World,
		private readonly rules: ShipmentRules,
	) {
		this.random = new Random(world.seed);
	}

	place(options: PlaceOrderOptions): OrderRecord {
		this.world.timeline.settle();
		const seller = this.world.shops.one(options.sellerId);
		if (options.orderId !== undefined && this.byId.has(options.orderId)) {
			throw new Refusal(409, 'Conflict', undefined, `The order ${options.orderId} exists.`);
		}
		const isTaken = (id: string) => this.byId.has(id);
		const order = makeOrder(options, { seller, random: this.random, now: this.world.timeline.now(), isTaken });
		this.byId.set(order.id, order);
		if (!this.bySeller.has(seller.id)) this.bySeller.set(seller.id, []);
		this.bySeller.get(seller.id)!.push(order);
		this.note(order, 'placed', order.createdAt, { status: order.status });
		this.schedule(order);
		this.world.timeline.settle();
		return order;
	}

	/** The order, if there is one and it belongs to the seller (when one is given); otherwise a 404 Refusal. */
	find(orderId: string, sellerId?: string): OrderRecord {
		this.world.timeline.settle();
		const order = this.byId.get(orderId);
		if (!order || (sellerId !== undefined && order.sellerId !== sellerId)) throw notFound(`Order ${orderId}`);
		return order;
	}

	/** A seller's orders that match, in the order in which they were placed. */
	search(sellerId: string, query: Query = {}): OrderRecord[] {
		this.world.timeline.settle();
		return filterOrders(this.bySeller.get(sellerId) ?? [], query);
	}

	page(sellerId: string, query: Query = {}): OrderRecord[] {
		const find = () => sortOrders(this.search(sellerId, query), query);
		return pageOf(this.remembered('list', sellerId, query, find), query);
	}

	count(sellerId: string, query: Query = {}): number {
		return this.remembered('count', sellerId, query, () => this.search(sellerId, query)).length;
	}

	all(): OrderRecord[] {
		this.world.timeline.settle();
		return [...this.byId.values()];
	}

	approve(orderId: string, body: unknown, sellerId?: string): void {
		const order = this.find(orderId, sellerId);
		const at = this.world.timeline.now();
		this.note(order, approve(order, body, at), at);
		this.schedule(order);
	}

	ship(orderId: string, body: unknown, sellerId?: string): void {
		const order = this.find(orderId, sellerId);
		const at = this.world.timeline.now();
		this.note(order, 'shipped', at, { parcels: ship(order, body, at, this.rules) });
	}

	shipByPlatform(orderId: string): OrderRecord {
		const order = this.find(orderId);
		const at = this.world.timeline.now();
		const lines = order.lines.filter((line) => line.supplyMode !== 'Seller' && line.status === 'InPreparation');
		if (lines.length === 0) throw new Refusal(409, 'Conflict', undefined, 'Nothing is left for Octopia to ship.');
		const parcel = madeUpParcel(this.random);
		for (const line of lines) line.parcels.push(parcel);
		markShipped(order, lines, at);
		this.note(order, 'shippedByPlatform', at, { lineIds: lines.map(({ id }) => id) });
		return order;
	}

	requestCancellation(orderId: string, request: CancelRequest): OrderRecord {
		const order = this.find(orderId);
		const at = this.world.timeline.now();
		const [effect, lineIds] = requestCancellation(order, request, at);
		this.note(order, effect, at, { lineIds, origin: request.origin ?? 'Customer' });
		this.schedule(order);
		return order;
	}

	deliver(orderId: string): OrderRecord {
		const order = this.find(orderId);
		const at = this.world.timeline.now();
		deliver(order, at);
		this.note(order, 'delivered', at);
		return order;
	}

	note(order: OrderRecord, effect: Effect, at: number, details?: Record<string, unknown>): void {
		this.versions.set(order.sellerId, this.versionOf(order.sellerId) + 1);
		note(this.world, { sellerId: order.sellerId, orderId: order.id }, effect, at, details);
	}

	/** Replaces what the order will go through by itself, after a change of its status. */
	schedule(order: OrderRecord): void {
		const before = this.planned.get(order);
		if (before) before.isCancelled = true;
		this.planned.delete(order);
		const nextAt = nextChangeAt(order, this.world.delays);
		if (nextAt === undefined) return;
		const next = this.world.timeline.plan(nextAt, (at) => {
			const effect = change(order, this.world.shops.one(order.sellerId), at);
			if (effect) this.note(order, effect, at);
			this.schedule(order);
		});
		this.planned.set(order, next);
	}

	reset(): void {
		this.byId.clear();
		this.bySeller.clear();
		this.planned.clear();
		this.lists.clear();
		this.random = new Random(this.world.seed);
	}
	private versionOf(sellerId: string): number {
		return this.versions.get(sellerId) ?? 0;
	}

	private remembered(kind: string, sellerId: string, query: Query, find: () => OrderRecord[]): OrderRecord[] {
		this.world.timeline.settle();
		const asked = { ...query, pageindex: '', pagesize: '' };
		return this.lists.get(JSON.stringify([kind, sellerId, asked]), this.versionOf(sellerId), find);
	}
}
