import { Account } from './account.mts';
import { SandboxClock, type Clock } from './clock.mts';
import type { CancelRequest } from './customerActions.mts';
import { DEFAULT_DELAYS, type Delays } from './delays.mts';
import { Finance } from './finance/finance.mts';
import { Fulfilment } from './fulfilment/fulfilment.mts';
import { Invoices } from './invoices/invoices.mts';
import { Ledger } from './ledger.mts';
import { Messages } from './messages/messages.mts';
import { Offers } from './offers/offers.mts';
import { Orders } from './orders.mts';
import type { PlaceOrderOptions } from './placing.mts';
import { Products } from './products/products.mts';
import { Sheets } from './products/sheets.mts';
import type { Query } from './query.mts';
import { Refunds } from './refunds/refunds.mts';
import type { Seller } from './seller.mts';
import type { ShipmentRules } from './shipment.mts';
import { SellerStore, type SellerOptions } from './sellerStore.mts';
import { Scheduler } from './scheduler.mts';
import { orderDocument, type OrderDocument } from './orderDocument.mts';
import type { Shapes, MarketplaceContext } from './context.mts';

export interface MarketplaceOptions extends Partial<ShipmentRules>, SellerOptions {
	clock?: Clock;
	/** Same seed, same orders. Default 1. */
	seed?: number;
	delays?: Partial<Delays>;
	/** Which shape to answer where sources disagree. Default `measured`. */
	shapes?: Shapes;
	/** A package of offers cannot be closed (409) while its uploads are still being taken in. Default: it can. */
	strictClosing?: boolean;
	/** New product sheets a seller may have in an hour. Default: no limit. */
	sheetsPerHour?: number;
}

/**
 * The marketplace's rules, without HTTP and without timers: whatever takes time happens when somebody looks, as of the
 * moment at which it was due. Methods throw a Refusal when the rules say no. Its parts hold what belongs to them; the
 * methods here are short forms for orders.
 */
export class Marketplace {
	readonly clock: Clock;
	readonly ledger: Ledger;
	readonly shapes: Shapes;
	readonly orders: Orders;
	readonly refunds: Refunds;
	readonly offers: Offers;
	readonly products: Products;
	readonly messages: Messages;
	readonly invoices: Invoices;
	readonly finance: Finance;
	readonly account: Account;
	readonly fulfilment: Fulfilment;
	private readonly sellerStore: SellerStore;
	private readonly scheduler: Scheduler;

	constructor(options: MarketplaceOptions) {
		this.clock = options.clock ?? new SandboxClock();
		this.scheduler = new Scheduler(this.clock);
		this.ledger = new Ledger(() => this.scheduler.runDue());
		this.sellerStore = new SellerStore(options);
		this.shapes = options.shapes ?? 'measured';
		const context: MarketplaceContext = {
			scheduler: this.scheduler,
			ledger: this.ledger,
			delays: { ...DEFAULT_DELAYS, ...options.delays },
			sellers: this.sellerStore,
			seed: options.seed ?? 1,
		};
		const sheets = new Sheets(this.sellerStore);
		const { oneParcelPerOrder = true, strictParcels = false } = options;
		this.orders = new Orders(context, { oneParcelPerOrder, strictParcels });
		this.refunds = new Refunds(context, this.orders);
		this.offers = new Offers(context, sheets, this.shapes, options.strictClosing);
		this.products = new Products(context, sheets, options.sheetsPerHour ?? Infinity);
		this.messages = new Messages(context, this.orders);
		this.invoices = new Invoices(context, this.orders);
		this.finance = new Finance(context, this.orders);
		this.account = new Account(context, this.orders);
		this.fulfilment = new Fulfilment(context);
	}

	/** The sellers, live. */
	sellers(): Seller[] {
		return this.sellerStore.all();
	}

	/** The seller, or a 404 Refusal. */
	seller(sellerId: string): Seller {
		return this.sellerStore.one(sellerId);
	}

	/** Switches automatic acceptance for the orders that come out of the platform's checks from now on. */
	setAutoAccept(sellerId: string, autoAccept: boolean): Seller {
		this.scheduler.runDue();
		const seller = this.seller(sellerId);
		seller.autoAccept = autoAccept;
		return seller;
	}

	/** A customer orders. Returns the order as the API would show it. */
	placeOrder(options: PlaceOrderOptions): OrderDocument {
		return orderDocument(this.orders.place(options));
	}

	/** The order, if there is one and it belongs to the seller (when one is given); otherwise a 404 Refusal. */
	order(orderId: string, sellerId?: string): OrderDocument {
		return orderDocument(this.orders.find(orderId, sellerId));
	}

	/** `GET /orders`: one page of a seller's orders; parameter names in lower case. */
	listOrders(sellerId: string, query: Query = {}): OrderDocument[] {
		return this.orders.page(sellerId, query).map(orderDocument);
	}

	/** `GET /orders/count`. */
	countOrders(sellerId: string, query: Query = {}): number {
		return this.orders.count(sellerId, query);
	}

	/** `POST /orders/{orderId}/approval-status` with the request's body. */
	approve(orderId: string, body: unknown, sellerId?: string): void {
		this.orders.approve(orderId, body, sellerId);
	}

	/** `POST /orders/{orderId}/shipments` with the request's body: an array of parcels, or one. */
	ship(orderId: string, body: unknown, sellerId?: string): void {
		this.orders.ship(orderId, body, sellerId);
	}

	/** The warehouse sends what Octopia supplies: lines of mode Fulfillment or Xdock that are InPreparation. */
	shipByPlatform(orderId: string): OrderDocument {
		return orderDocument(this.orders.shipByPlatform(orderId));
	}

	/** Somebody asks to cancel lines; before the seller's answer a customer cancels at once. */
	requestCancellation(orderId: string, request: CancelRequest = {}): OrderDocument {
		return orderDocument(this.orders.requestCancellation(orderId, request));
	}

	/** The carrier delivers a Shipped order. */
	deliver(orderId: string): OrderDocument {
		return orderDocument(this.orders.deliver(orderId));
	}

	/** The newest orders of all sellers, newest first. */
	newestOrders(limit: number): OrderDocument[] {
		const newestFirst = this.orders.all().sort((a, b) => b.createdAt - a.createdAt);
		return newestFirst.slice(0, limit).map(orderDocument);
	}

	/** How many orders of all sellers are in each status. */
	statusCounts(): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const { status } of this.orders.all()) counts[status] = (counts[status] ?? 0) + 1;
		return counts;
	}

	/** Forgets everything but the reference data, and gives the sellers their first settings; the clock stays. */
	reset(): void {
		this.scheduler.clear();
		this.ledger.clear();
		this.sellerStore.reset();
		const { orders, refunds, offers, products, messages, invoices, account, fulfilment } = this;
		for (const part of [orders, refunds, offers, products, messages, invoices, account, fulfilment]) part.reset();
	}
}
