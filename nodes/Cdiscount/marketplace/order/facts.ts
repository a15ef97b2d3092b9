import isEqual from 'lodash/isEqual';
import omit from 'lodash/omit';
import type { JsonObject } from '../../api/json';
import { unreadFieldsOf, rawOf } from '../../api/parseResponse';
import { utc } from '../time';
import { DEAD_STATUSES, type Order, type OrderLine } from './schema';

/** The seller has this long to accept or refuse (official help; no field of the order says it). */
const HOURS_TO_CONFIRM = 48;

/** Statuses of an order that was accepted, by the seller or automatically. */
export const ACCEPTED_STATUSES: readonly string[] = ['Accepted', 'InPreparation', 'Shipped', 'Delivered'];

/** How an order leaves a node: whole or simplified, as one item or as one item per line. */
export interface OrderFormat {
	simplify: boolean;
	per: 'order' | 'line';
}

/** Whether the seller ships this line; where the API does not say, he does. */
export const bySeller = (line: OrderLine) => (line.offer?.supplyMode ?? 'Seller') === 'Seller';

/** Lines that can go into a parcel now. A line whose cancellation was asked for ships only when it is chosen. */
export const linesToShip = (order: Order) =>
	order.status === 'InPreparation'
		? order.lines.filter((line) => bySeller(line) && line.status === 'InPreparation')
		: [];

/** Lines that were not cancelled, refused or rejected. */
export const livingLines = (order: Order) => order.lines.filter((line) => !DEAD_STATUSES.includes(line.status));

/** What the customer paid for a line; undefined where the unit price is not known, or something of it cannot be read. */
export function paidFor(line: OrderLine): { unitSalesPrice: number; shippingCost: number } | undefined {
	const price = line.sellingPrice ?? line.offerPrice ?? {};
	const { unitSalesPrice, shippingCost } = price;
	const lost = [...unreadFieldsOf(line), ...unreadFieldsOf(price)];
	const isLost = ['sellingPrice', 'unitSalesPrice', 'shippingCost'].some((name) => lost.includes(name));
	return typeof unitSalesPrice !== 'number' || isLost ? undefined : { unitSalesPrice, shippingCost: shippingCost ?? 0 };
}

/**
 * What every order leaves with, computed from it.
 * `confirmBy` and `shipBy` are ISO 8601 in UTC, null where nothing is to be confirmed or no deadline is known.
 */
export function factsOf(order: Order, sellerId: string) {
	const modes = new Set(order.lines.map(bySeller));
	return {
		sellerId: String(order.seller?.id ?? sellerId),
		fulfilledBy: modes.size > 1 ? 'Both' : modes.has(false) ? 'Octopia' : 'Seller',
		canConfirm: order.status === 'WaitingAcceptance',
		canShip: linesToShip(order).length > 0,
		confirmBy: order.status === 'WaitingAcceptance' ? utc(order.createdAt, HOURS_TO_CONFIRM) : null,
		shipBy: utc(order.shippedAtMax) ?? earliest(order.lines.map((line) => utc(line.delivery?.shippedAtMax))),
	};
}

/**
 * The output items of an order in a format. A simplified order keeps the delivery address: per line that of the line, and in one
 * item per order a line that goes elsewhere has its own.
 */
export function orderItems(order: Order, sellerId: string, { simplify, per }: OrderFormat): JsonObject[] {
	const facts = factsOf(order, sellerId);
	const common = shipTo(order.lines.find((line) => line.shippingAddress));
	const simple = (line: OrderLine) => {
		const own = shipTo(line);
		const goesElsewhere = per === 'order' && own !== null && !isEqual(own, common);
		return { ...simpleLine(line), ...(goesElsewhere && { shipTo: own }) };
	};
	const lines = simplify
		? order.lines.map(simple)
		: order.lines.map((line) => ({ ...rawOf(line), orderLineId: line.orderLineId }));
	const whole: JsonObject = simplify
		? { orderId: order.orderId, status: order.status, ...facts, shipTo: common }
		: { ...omit(rawOf(order), 'lines'), orderId: order.orderId, ...facts };
	if (per === 'order') return [{ ...whole, lines }];
	const own = (index: number) => simplify && { shipTo: shipTo(order.lines[index]) ?? common };
	return lines.map((line, index) => ({ ...whole, ...own(index), line }));
}

function simpleLine(line: OrderLine): JsonObject {
	return {
		orderLineId: line.orderLineId,
		status: line.status,
		sku: line.offer?.sellerProductId ?? null,
		title: line.offer?.productTitle ?? null,
		quantity: line.quantity,
		unitPrice: line.sellingPrice?.unitSalesPrice ?? line.offerPrice?.unitSalesPrice ?? null,
		shippingCost: line.sellingPrice?.shippingCost ?? line.offerPrice?.shippingCost ?? null,
		deliveryMode: line.delivery?.mode ?? null,
		parcelNumbers: (line.parcels ?? []).map((parcel) => parcel.parcelNumber ?? null),
	};
}

/** Where a line goes; the API tells it from InPreparation on. */
function shipTo(line: OrderLine | undefined): JsonObject | null {
	return line?.shippingAddress ? ({ ...line.shippingAddress } as unknown as JsonObject) : null;
}

function earliest(moments: Array<string | null>): string | null {
	return moments.filter((moment): moment is string => moment !== null).sort()[0] ?? null;
}
