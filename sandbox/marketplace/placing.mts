import { ADDRESS_EXTRAS, CITIES, COMPANIES, FIRST_NAMES, LAST_NAMES, PICKUP_POINTS, STREETS } from './customerData.mts';
import { toMilliseconds, type Instant } from './clock.mts';
import { makeLine, type LineDefaults, type LineOptions } from './line.mts';
import type { Address, OrderRecord, OrderStatus, ShippingAddress } from './order.mts';
import type { Random } from './random.mts';
import { CDISCOUNT, type Seller } from './seller.mts';

/** What a customer orders. Whatever is left out is made up: a private customer, home delivery, sent by the seller. */
export interface PlaceOrderOptions extends LineDefaults {
	sellerId: string;
	/** The lines, or leave it out and say how many. */
	lines?: LineOptions[];
	lineCount?: number;
	business?: boolean;
	/** Starts in this status instead of Processing. */
	status?: OrderStatus;
	/** Default: now. */
	createdAt?: Instant;
	/** When the order reached its status. Default: its creation. */
	updatedAt?: Instant;
	orderId?: string;
	reference?: string;
	salesChannelId?: string;
	/** Delivery country, ISO 3166-1 alpha-2. Default FR. */
	countryCode?: string;
	/** Where it goes, as for a customer who orders twice. */
	shippingAddress?: ShippingAddress;
	/** The platform's checks fail: Processing ends in Rejected. */
	failsChecks?: boolean;
}

const HOUR = 3600_000;
const DAY = 24 * HOUR;

const ADDRESS_OPEN: readonly OrderStatus[] = ['InPreparation', 'Shipped', 'Delivered'];
const SHIPPED: readonly OrderStatus[] = ['Shipped', 'Delivered'];

/** Makes an order of the options, the shop's catalogue and chance. `isTaken` keeps order ids unique. */
export function makeOrder(
	options: PlaceOrderOptions,
	context: { seller: Seller; random: Random; now: number; isTaken(orderId: string): boolean },
): OrderRecord {
	const { seller, random, now } = context;
	const createdAt = options.createdAt === undefined ? now : toMilliseconds(options.createdAt);
	const updatedAt = options.updatedAt === undefined ? createdAt : toMilliseconds(options.updatedAt);
	const purchasedAt = createdAt - 70_000;
	const salesChannelId = options.salesChannelId ?? CDISCOUNT;
	const status = options.status ?? 'Processing';
	const billingAddress = makeAddress(random, options);
	const startOfDay = createdAt - (createdAt % DAY);
	const lines = lineOptionsOf(options, random).map((wanted, index) =>
		makeLine(wanted, { index, defaults: options, seller, random, status, isShipped: SHIPPED.includes(status) }),
	);
	return {
		id: options.orderId ?? freeId(salesChannelId, purchasedAt, random, context.isTaken),
		sellerId: seller.id,
		reference: options.reference ?? stamp(purchasedAt).slice(0, 10) + random.text(5),
		salesChannelId,
		business: options.business ?? false,
		customerReference: `C-${random.int(100_000, 999_999)}`,
		purchasedAt,
		createdAt,
		updatedAt,
		statusAt: updatedAt,
		shippedAt: SHIPPED.includes(status) ? updatedAt : undefined,
		shippedAtMax: startOfDay + 2 * DAY + 22 * HOUR,
		promisedAtMin: startOfDay + 3 * DAY,
		promisedAtMax: startOfDay + 6 * DAY,
		status,
		failsChecks: options.failsChecks ?? false,
		addressOpen: ADDRESS_OPEN.includes(status),
		billingAddress,
		shippingAddress: options.shippingAddress ?? makeShippingAddress(billingAddress, random, options.pickup ?? false),
		lines: lines.map((line, index) => ({ ...line, id: `${random.text(3)}${index + 1}` })),
	};
}

function lineOptionsOf(options: PlaceOrderOptions, random: Random): LineOptions[] {
	if (options.lines?.length) return options.lines;
	const count = options.lineCount ?? (options.supplyMode === 'mixed' ? 2 : random.pick([1, 1, 1, 2, 2, 3]));
	return Array.from({ length: count }, () => ({}));
}

/** Sales channel, date and time of the purchase, four characters: the pattern of the documented order ids. */
function freeId(channel: string, purchasedAt: number, random: Random, isTaken: (id: string) => boolean): string {
	for (;;) {
		const id = channel + stamp(purchasedAt) + random.text(4);
		if (!isTaken(id)) return id;
	}
}

/** yyMMddHHmmss, UTC. */
function stamp(at: number): string {
	return new Date(at).toISOString().replace(/\D/g, '').slice(2, 14);
}

function makeAddress(random: Random, options: PlaceOrderOptions): Address {
	const [civility, firstName] = random.pick(FIRST_NAMES);
	const [companyName, companyVatNumber] = options.business ? random.pick(COMPANIES) : [null, null];
	const [postalCode, city] = random.pick(CITIES);
	return {
		civility,
		firstName,
		lastName: random.pick(LAST_NAMES),
		companyName,
		companyVatNumber,
		addressLine1: `${random.int(1, 148)} ${random.pick(STREETS)}`,
		addressLine2: random.pick(ADDRESS_EXTRAS),
		addressLine3: null,
		postalCode,
		city,
		stateOrRegion: null,
		countryCode: options.countryCode ?? 'FR',
	};
}

function makeShippingAddress(billing: Address, random: Random, pickup: boolean): ShippingAddress {
	const [pickupId, pickupName] = pickup ? random.pick(PICKUP_POINTS) : [null, null];
	return {
		...billing,
		phone: `+336${random.text(8, '0123456789')}`,
		email: `relais-${random.text(8, 'abcdefghijkmnpqrstuvwxyz23456789')}@message.example`,
		pickupId,
		pickupName,
	};
}
