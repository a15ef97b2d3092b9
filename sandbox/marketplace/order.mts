import type { ORDER_STATUSES, SUPPLY_MODES } from '../../nodes/Cdiscount/marketplace/order/schema.ts';

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** A line may also wait for the outcome of a request to cancel it, which its order never does. */
export type LineStatus = OrderStatus | 'CancelRequest';

export type SupplyMode = (typeof SUPPLY_MODES)[number];

/** Who opened a request to cancel. Only the customer's may be overruled by shipping (official change log). */
export type CancelOrigin = 'Customer' | 'Seller' | 'SalesChannel';

export const CANCEL_ORIGINS: readonly string[] = ['Customer', 'Seller', 'SalesChannel'] satisfies CancelOrigin[];

export interface Address {
	civility: string;
	firstName: string;
	lastName: string;
	companyName: string | null;
	companyVatNumber: string | null;
	addressLine1: string;
	addressLine2: string | null;
	addressLine3: string | null;
	postalCode: string;
	city: string;
	stateOrRegion: string | null;
	countryCode: string;
}

/** Phone and mail (a relay address) exist on the delivery address only. */
export interface ShippingAddress extends Address {
	phone: string;
	email: string;
	pickupId: string | null;
	pickupName: string | null;
}

export interface Parcel {
	parcelNumber: string;
	carrierName: string;
	trackingUrl: string | null;
}

/** A line as the marketplace keeps it. Money in euros, VAT included; the shipping cost counts once per line. */
export interface Line {
	id: string;
	status: LineStatus;
	quantity: number;
	unitPrice: number;
	shippingCost: number;
	vatRate: number;
	commissionRate: number;
	offerId: string;
	productId: string;
	sku: string;
	title: string;
	gtin: string;
	supplyMode: SupplyMode;
	deliveryMode: string;
	cancelOrigin?: CancelOrigin;
	parcels: Parcel[];
}

/** An order as the marketplace keeps it; instants in milliseconds since 1970. */
export interface OrderRecord {
	id: string;
	sellerId: string;
	reference: string;
	salesChannelId: string;
	business: boolean;
	customerReference: string;
	purchasedAt: number;
	createdAt: number;
	updatedAt: number;
	/** When the present status began. */
	statusAt: number;
	shippedAt?: number;
	shippedAtMax: number;
	promisedAtMin: number;
	promisedAtMax: number;
	status: OrderStatus;
	/** The platform's checks will fail: the order ends as Rejected. */
	failsChecks: boolean;
	/** The seller sees the delivery address only once the order has been InPreparation. */
	addressOpen: boolean;
	billingAddress: Address;
	shippingAddress: ShippingAddress;
	lines: Line[];
}

/** The end of a line that was not sold. */
const UNSOLD: readonly LineStatus[] = ['Cancelled', 'Refused', 'Rejected'];

export const isUnsold = (line: Line) => UNSOLD.includes(line.status);

/** Gives the order and its lines a status; lines that ended or wait for a cancellation keep theirs unless told. */
export function setStatus(
	order: OrderRecord,
	status: OrderStatus,
	at: number,
	lines = order.lines.filter(isOpen),
): void {
	order.status = status;
	order.statusAt = at;
	order.updatedAt = at;
	if (status === 'InPreparation') order.addressOpen = true;
	for (const line of lines) line.status = status;
}

function isOpen(line: Line): boolean {
	return !isUnsold(line) && line.status !== 'CancelRequest';
}
