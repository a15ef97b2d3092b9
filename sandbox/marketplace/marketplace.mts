import { Agenda, type Appointment } from './agenda.mts';
import { approve } from './approval.mts';
import { SandboxClock, type Clock } from './clock.mts';
import { deliver, requestCancellation, type CancelRequest } from './customer.mts';
import { Ledger, type Effect } from './ledger.mts';
import { change, DEFAULT_DELAYS, nextChangeAt, type Delays } from './lifeCycle.mts';
import { madeUpParcel } from './line.mts';
import type { OrderRecord } from './order.mts';
import { makeOrder, type PlaceOrderOptions } from './placing.mts';
import { Random } from './random.mts';
import { notFound, Refusal } from './refusal.mts';
import { filterOrders, pageOf, type Query } from './search.mts';
import { DEFAULT_SELLERS, type Seller } from './seller.mts';
import { markShipped, ship, type ShipmentRules } from './shipment.mts';
import { isoDate, orderDocument, type OrderDocument } from './wire.mts';

export interface MarketplaceOptions extends Partial<ShipmentRules> {
	clock?: Clock;
	/** Same seed, same orders. Default 1. */
	seed?: number;
	delays?: Partial<Delays>;
	sellers?: readonly Seller[];
	/** Overrides every shop's own setting. */
	autoAccept?: boolean;
}

/**
 * The marketplace's rules for orders, without HTTP and without timers: whatever takes time happens when somebody looks,
 * as of the moment at which it was due. Methods throw a Refusal when the rules say no.
 */
export class Marketplace {
	readonly clock: Clock;
	readonly ledger = new Ledger();
	private readonly delays: Delays;
	private readonly rules: ShipmentRules;
	private readonly agenda = new Agenda<OrderRecord>();
	private readonly appointments = new Map<OrderRecord, Appointment<OrderRecord>>();
	private readonly orders = new Map<string, OrderRecord>();
	private readonly bySeller = new Map<string, OrderRecord[]>();
	private sellerById = new Map<string, Seller>();
	private random: Random;

	constructor(private readonly options: MarketplaceOptions = {}) {
		this.clock = options.clock ?? new SandboxClock();
		this.delays = { ...DEFAULT_DELAYS, ...options.delays };
		this.rules = { oneParcelPerOrder: options.oneParcelPerOrder ?? true };
		this.random = new Random(options.seed ?? 1);
		this.openShops();
	}

	/** The shops, live. */
	sellers(): Seller[] {
		return [...this.sellerById.values()];
	}

	/** The shop, or a 404 Refusal. */
	seller(sellerId: string): Seller {
		const seller = this.sellerById.get(sellerId);
		if (!seller) throw notFound(`Seller ${sellerId}`);
		return seller;
	}

	/** Switches automatic acceptance for the orders that come out of the platform's checks from now on. */
	setAutoAccept(sellerId: string, autoAccept: boolean): Seller {
		this.settle();
		const seller = this.seller(sellerId);
		seller.autoAccept = autoAccept;
		return seller;
	}

	/** A customer orders. Returns the order as the API would show it. */
	placeOrder(options: PlaceOrderOptions): OrderDocument {
		this.settle();
		const seller = this.seller(options.sellerId);
		if (options.orderId !== undefined && this.orders.has(options.orderId)) {
			throw new Refusal(409, 'Conflict', undefined, `The order ${options.orderId} exists.`);
		}
		const isTaken = (id: string) => this.orders.has(id);
		const order = makeOrder(options, { seller, random: this.random, now: this.clock.now(), isTaken });
		this.orders.set(order.id, order);
		this.bySeller.get(seller.id)!.push(order);
		this.note(order, 'placed', order.createdAt, { status: order.status });
		this.schedule(order);
		this.settle();
		return orderDocument(order);
	}

	/** The order, if there is one and it belongs to the seller (when one is given); otherwise a 404 Refusal. */
	order(orderId: string, sellerId?: string): OrderDocument {
		return orderDocument(this.find(orderId, sellerId));
	}

	/** `GET /orders`: one page of a seller's orders; parameter names in lower case. */
	listOrders(sellerId: string, query: Query = {}): OrderDocument[] {
		this.settle();
		return pageOf(filterOrders(this.bySeller.get(sellerId) ?? [], query), query).map(orderDocument);
	}

	/** `GET /orders/count`. */
	countOrders(sellerId: string, query: Query = {}): number {
		this.settle();
		return filterOrders(this.bySeller.get(sellerId) ?? [], query).length;
	}

	/** `POST /orders/{orderId}/approval-status` with the request's body. */
	approve(orderId: string, body: unknown, sellerId?: string): void {
		const order = this.find(orderId, sellerId);
		const at = this.clock.now();
		this.note(order, approve(order, body, at), at);
		this.schedule(order);
	}

	/** `POST /orders/{orderId}/shipments` with the request's body: an array of parcels, or one. */
	ship(orderId: string, body: unknown, sellerId?: string): void {
		const order = this.find(orderId, sellerId);
		const at = this.clock.now();
		this.note(order, 'shipped', at, { parcels: ship(order, body, at, this.rules) });
	}

	/** The warehouse sends what Octopia supplies: lines of mode Fulfillment or Xdock that are InPreparation. */
	shipByPlatform(orderId: string): OrderDocument {
		const order = this.find(orderId);
		const at = this.clock.now();
		const lines = order.lines.filter((line) => line.supplyMode !== 'Seller' && line.status === 'InPreparation');
		if (lines.length === 0) throw new Refusal(409, 'Conflict', undefined, 'Nothing is left for Octopia to ship.');
		const parcel = madeUpParcel(this.random);
		for (const line of lines) line.parcels.push(parcel);
		markShipped(order, lines, at);
		this.note(order, 'shippedByPlatform', at, { lineIds: lines.map(({ id }) => id) });
		return orderDocument(order);
	}

	/** Somebody asks to cancel lines; before the seller's answer a customer cancels at once. */
	requestCancellation(orderId: string, request: CancelRequest = {}): OrderDocument {
		const order = this.find(orderId);
		const at = this.clock.now();
		const [effect, lineIds] = requestCancellation(order, request, at);
		this.note(order, effect, at, { lineIds, origin: request.origin ?? 'Customer' });
		this.schedule(order);
		return orderDocument(order);
	}

	/** The carrier delivers a Shipped order. */
	deliver(orderId: string): OrderDocument {
		const order = this.find(orderId);
		const at = this.clock.now();
		deliver(order, at);
		this.note(order, 'delivered', at);
		return orderDocument(order);
	}

	/** The newest orders of all shops, newest first. */
	newestOrders(limit: number): OrderDocument[] {
		this.settle();
		const newestFirst = [...this.orders.values()].sort((a, b) => b.createdAt - a.createdAt);
		return newestFirst.slice(0, limit).map(orderDocument);
	}

	/** How many orders of all shops are in each status. */
	statusCounts(): Record<string, number> {
		this.settle();
		const counts: Record<string, number> = {};
		for (const { status } of this.orders.values()) counts[status] = (counts[status] ?? 0) + 1;
		return counts;
	}

	/** Forgets all orders and the ledger, and gives the shops their first settings; the clock stays. */
	reset(): void {
		this.orders.clear();
		this.agenda.clear();
		this.appointments.clear();
		this.ledger.clear();
		this.random = new Random(this.options.seed ?? 1);
		this.openShops();
	}

	private openShops(): void {
		const { sellers = DEFAULT_SELLERS, autoAccept } = this.options;
		this.sellerById = new Map(
			sellers.map((seller) => [seller.id, { ...seller, autoAccept: autoAccept ?? seller.autoAccept }]),
		);
		this.bySeller.clear();
		for (const { id } of sellers) this.bySeller.set(id, []);
	}

	private find(orderId: string, sellerId?: string): OrderRecord {
		this.settle();
		const order = this.orders.get(orderId);
		if (!order || (sellerId !== undefined && order.sellerId !== sellerId)) throw notFound(`Order ${orderId}`);
		return order;
	}

	/** Applies everything that has become due, in the order in which it was due. */
	private settle(): void {
		const now = this.clock.now();
		for (let due = this.agenda.takeDue(now); due; due = this.agenda.takeDue(now)) {
			const order = due.subject;
			if (this.appointments.get(order) !== due) continue;
			const effect = change(order, this.seller(order.sellerId), due.at);
			if (effect) this.note(order, effect, due.at);
			this.schedule(order);
		}
	}

	/** Replaces the order's appointment; the old one stays in the agenda and is passed over when its time comes. */
	private schedule(order: OrderRecord): void {
		const at = nextChangeAt(order, this.delays);
		if (at === undefined) this.appointments.delete(order);
		else this.appointments.set(order, this.agenda.add(at, order));
	}

	private note(order: OrderRecord, effect: Effect, at: number, details?: Record<string, unknown>): void {
		this.ledger.append({
			at: isoDate(at),
			sellerId: order.sellerId,
			orderId: order.id,
			effect,
			...(details && { details }),
		});
	}
}
