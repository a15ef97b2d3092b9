import { z } from 'zod';
import { checked, fault, optionalWebAddress, text, texts } from '../../core/checks';
import { bySeller, linesToShip, livingLines } from './facts';
import type { Order, OrderLine } from './schema';

/** One parcel as the API takes it (six clients agree; a line ships whole, there is no quantity). */
export interface Parcel {
	parcelNumber: string;
	carrierName: string;
	trackingUrl?: string;
	orderLineIds: string[];
}

/**
 * What is entered for one parcel. Numbers of at most 50 characters without space or & * $, and addresses of at most 255, are the
 * limits of the marketplace's former service; the API states none. A declared shipment cannot be changed, so they are kept.
 */
export const parcelInput = {
	carrierName: text('Carrier', {
		max: 100,
		advice: 'Choose a carrier from the list, or type its name; "autre" stands for any other.',
	}),
	parcelNumber: text('Parcel Number', {
		max: 50,
		without: [
			[/\s/, 'a space'],
			[/[&*$]/, 'one of the characters & * $'],
		],
		advice: 'Enter the tracking number of one parcel as the carrier gives it, without spaces.',
	}),
	trackingUrl: optionalWebAddress('Tracking URL', 255),
	orderLineIds: texts('Order Lines', { max: 80 }),
};

export const additionalParcels = z
	.object({ parcel: z.array(z.object(parcelInput)).default([]) })
	.default({})
	.transform(({ parcel }) => parcel) as unknown as z.ZodType<Parcel[]>;

/** "All" or the chosen lines, of the first parcel. */
export const lineChoice = checked((value) => {
	if (value === undefined || value === '' || value === 'all') return 'all' as const;
	return value === 'chosen' ? ('chosen' as const) : fault('Lines can only be "all" or "chosen".');
});

/**
 * The parcels with the lines that go into each. A first parcel without lines takes every shippable line that is in no other;
 * where none is left, those that this parcel took before, so that a repetition is recognised.
 */
export function parcelsFor(order: Order, first: Parcel, others: Parcel[]): Parcel[] {
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
export function areShipped(order: Order, parcels: Parcel[]): boolean {
	const lines = new Map(order.lines.map((line) => [line.orderLineId, line]));
	return parcels.every(
		({ orderLineIds, parcelNumber }) =>
			orderLineIds.length > 0 && orderLineIds.every((id) => carries(lines.get(id), parcelNumber)),
	);
}

/** The parcels as the marketplace has them: carrier and address as they were declared, whatever is asked for now. */
export function asDeclared(order: Order, parcels: Parcel[]) {
	const known = order.lines.flatMap((line) => line.parcels ?? []);
	return parcels.map((parcel) => {
		const isIt = (one: (typeof known)[number]) => isNumber(one.parcelNumber, parcel.parcelNumber);
		const { carrierName, trackingUrl } = known.find(isIt) ?? parcel;
		return { ...parcel, carrierName, trackingUrl };
	});
}

/** Why these parcels cannot be shipped now: a sentence, or undefined. */
export function shippingObstacle(order: Order, parcels: Parcel[]): string | undefined {
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
	if (order.status !== 'InPreparation') return `${of} cannot be shipped: ${notReady(order)}`;
	if (lines.length === 0) return `${of} has no line left to ship${cancellations(order)}`;
	const empty = parcels.find((parcel) => parcel.orderLineIds.length === 0);
	if (empty !== undefined)
		return `Parcel ${empty.parcelNumber} of order ${order.orderId} would be empty: every line is in another parcel. Remove one of them.`;
	const closed = lines.find((line) => !['InPreparation', 'CancelRequest'].includes(line.status));
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
