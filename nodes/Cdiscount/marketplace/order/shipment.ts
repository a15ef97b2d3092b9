import type { Octopia } from '../../api/client';
import type { JsonObject } from '../../api/json';
import { path } from '../../api/path';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { readOrder } from './calls';
import { factsOf, linesToShip, livingLines } from './facts';
import { bySeller, isLineToShip, isReadyToShip } from './possible';
import type { Order, OrderLine } from './schema';

/** One parcel as the API takes it (six clients agree; a line ships whole, there is no quantity). */
export interface Parcel {
	parcelNumber: string;
	carrierName: string;
	trackingUrl?: string;
	orderLineIds: string[];
}

/** What is wanted: parcels, of which the first takes every shippable line that is in no other where it names none. */
export interface Shipment {
	orderId: string;
	first: Parcel;
	others: Parcel[];
	/** The user said that doubtful numbers are to be sent. */
	isSure?: boolean;
}

/**
 * Declares the parcels of an order, once. It cannot be corrected afterwards.
 * @returns `parcels` as they were declared now, or before; `shipBy` in ISO 8601 and UTC
 * @throws CdiscountError for an order, a line or a parcel that cannot be shipped so
 */
export async function ship(
	octopia: Octopia,
	{ orderId, first, others, isSure = false }: Shipment,
	options: WriteOptions,
): Promise<JsonObject> {
	const { result, state, request } = await writeOnce(
		octopia,
		{
			what: `The shipment of order ${orderId}`,
			subject: `order ${orderId}`,
			documented: 'empty',
			read: async () => await readOrder(octopia, orderId),
			isDone: (order) => areShipped(order, parcelsFor(order, first, others)),
			obstacle: (order) =>
				shippingObstacle(order, parcelsFor(order, first, others)) ??
				(isSure ? undefined : mistakenNumber(order, [first, ...others])),
			request: (order) => ({
				method: 'POST',
				path: path`/orders/${orderId}/shipments`,
				body: parcelsFor(order, first, others),
			}),
		},
		options,
	);
	const { sellerId, shipBy } = factsOf(state, octopia.sellerId);
	const asked = parcelsFor(state, first, others).map((parcel) => ({ ...parcel }));
	const parcels = result === 'alreadyDone' ? asDeclared(state, asked) : asked;
	return { orderId, result, sellerId, statusBefore: state.status, shipBy, parcels, ...(request && { request }) };
}

/**
 * The parcels with the lines that go into each. A first parcel without lines takes every shippable line that is in no other;
 * where none is left, those that this parcel took before, so that a repetition is recognised.
 */
function parcelsFor(order: Order, first: Parcel, others: Parcel[]): Parcel[] {
	if (first.orderLineIds.length > 0) return [first, ...others];
	const taken = new Set(others.flatMap((parcel) => parcel.orderLineIds));
	const living = livingLines(order).filter((line) => line.status !== 'CancelRequest');
	const shipped = order.lines.filter((line) => carries(line, first.parcelNumber));
	const candidates = [linesToShip(order), shipped, living.filter(bySeller), living];
	const lines = candidates.find((found) => found.length > 0) ?? [];
	const ids = lines.map((line) => line.orderLineId).filter((id) => !taken.has(id));
	return [{ ...first, orderLineIds: ids }, ...others];
}

/** Whether a line is in the parcel of this number. */
function carries(line: OrderLine | undefined, number: string): boolean {
	return (line?.parcels ?? []).some((parcel) => isNumber(parcel.parcelNumber, number));
}

const isNumber = (known: string | null | undefined, number: string) =>
	known?.trim().toLowerCase() === number.toLowerCase();

/** Whether every line of every parcel already carries that parcel's number. */
function areShipped(order: Order, parcels: Parcel[]): boolean {
	const lines = new Map(order.lines.map((line) => [line.orderLineId, line]));
	return parcels.every(
		({ orderLineIds, parcelNumber }) =>
			orderLineIds.length > 0 && orderLineIds.every((id) => carries(lines.get(id), parcelNumber)),
	);
}

/** The parcels as the marketplace has them: carrier and address as they were declared, whatever is asked for now. */
function asDeclared(order: Order, parcels: Parcel[]) {
	const known = order.lines.flatMap((line) => line.parcels ?? []);
	return parcels.map((parcel) => {
		const isIt = (one: (typeof known)[number]) => isNumber(one.parcelNumber, parcel.parcelNumber);
		const { carrierName, trackingUrl } = known.find(isIt) ?? parcel;
		return { ...parcel, carrierName, trackingUrl };
	});
}

/** Why a number is not a parcel's: it is something else of the order. A sentence, or undefined. */
function mistakenNumber({ orderId, reference, customer, lines }: Order, parcels: Parcel[]): string | undefined {
	const known: Array<[what: string, value: string | null | undefined]> = [
		['the reference', reference],
		["the customer's reference", customer?.reference],
		...lines.flatMap(({ orderLineId, offer }): typeof known => [
			['the ID of a line', orderLineId],
			['the SKU of a line', offer?.sellerProductId],
			['the GTIN of a line', offer?.productGtin],
			['the product ID of a line', offer?.productId],
		]),
	];
	for (const { parcelNumber } of parcels) {
		const [what] = known.find(([, value]) => isNumber(value, parcelNumber)) ?? [];
		if (what !== undefined)
			return `Parcel Number "${parcelNumber}" is ${what} of order ${orderId}. Look whether the columns are the right ones; if it is right, set "If Parcel Number Looks Wrong" to "Send".`;
	}
	return undefined;
}

/** Why these parcels cannot be shipped now: a sentence, or undefined. */
function shippingObstacle(order: Order, parcels: Parcel[]): string | undefined {
	const of = `Order ${order.orderId}`;
	const ids = parcels.flatMap((parcel) => parcel.orderLineIds);
	const known = new Map(order.lines.map((line) => [line.orderLineId, line]));
	const unknown = ids.find((id) => !known.has(id));
	if (unknown !== undefined) return `${of} has no line "${unknown}"; its lines are ${[...known.keys()].join(', ')}.`;
	const twice = ids.find((id, index) => ids.indexOf(id) !== index);
	if (twice !== undefined)
		return `Line ${twice} of order ${order.orderId} is in two parcels; a line ships whole, in one parcel.`;
	const lines = ids.flatMap((id) => known.get(id) ?? []);
	const foreign = lines.find((line) => !bySeller(line));
	if (foreign !== undefined)
		return `${of} cannot be shipped by you: line ${foreign.orderLineId} is fulfilled by Octopia (supply mode ${foreign.offer?.supplyMode}).`;
	if (!isReadyToShip(order)) return `${of} cannot be shipped: ${notReady(order)}`;
	if (lines.length === 0) return `${of} has no line left to ship${cancellations(order)}`;
	const empty = parcels.find((parcel) => parcel.orderLineIds.length === 0);
	if (empty !== undefined)
		return `Parcel ${empty.parcelNumber} of order ${order.orderId} would be empty: every line is in another parcel. Remove one of them.`;
	const closed = lines.find((line) => !isLineToShip(line));
	if (closed === undefined) return undefined;
	return `Line ${closed.orderLineId} of order ${order.orderId} cannot be shipped: it is ${closed.status}${parcelOf(closed)}.`;
}

function notReady({ status, lines }: Order): string {
	if (status === 'Shipped' || status === 'Delivered')
		return `it was shipped before${lines.map(parcelOf).find(Boolean) ?? ''}, and a shipment cannot be changed.`;
	const because: Record<string, string> = {
		Processing: 'the marketplace is still checking it.',
		WaitingAcceptance: 'it must be confirmed first.',
		Accepted: 'it is confirmed, but the marketplace still checks the payment; wait until it is InPreparation.',
	};
	return because[status] ?? `it is ${status}.`;
}

function cancellations({ lines }: Order): string {
	const asked = lines.filter((line) => line.status === 'CancelRequest').map((line) => line.orderLineId);
	if (asked.length === 0) return '.';
	return `: the cancellation of ${asked.join(', ')} was asked for. Choose these lines to ship them all the same, or cancel them.`;
}

function parcelOf({ parcels }: OrderLine): string {
	const [parcel] = parcels ?? [];
	return parcel === undefined ? '' : ` with parcel ${parcel.parcelNumber} of ${parcel.carrierName}`;
}
