import { isUnsold, type Line, type OrderRecord } from './order.mts';
import { parseParcels, type DeclaredParcel } from './parcel.mts';
import { invalid, wrongState } from './refusal.mts';
import { CDISCOUNT } from './seller.mts';

export interface ShipmentRules {
	/** On Cdiscount only one parcel per complete order is supported (official statement, second hand). */
	oneParcelPerOrder: boolean;
	/** Parcels must keep the limits of the former SOAP service. */
	strictParcels: boolean;
}

/**
 * `POST /orders/{orderId}/shipments`: the seller hands lines to a carrier. The order must be InPreparation, the lines
 * supplied by the seller and InPreparation, or in a CancelRequest that the customer opened (Cdiscount only).
 * Without `orderLineIds`, or with none of them, a parcel holds every line that has not come to an end. Returns the parcels as understood.
 */
export function ship(order: OrderRecord, body: unknown, at: number, rules: ShipmentRules): DeclaredParcel[] {
	const parcels = parseParcels(body, rules.strictParcels);
	if (order.status !== 'InPreparation') throw notShippable(`from the status ${order.status}`);
	const contents = parcels.map((parcel) => linesOf(order, parcel));
	const targeted = new Set(contents.flat());
	for (const line of targeted) checkLine(order, line);
	if (rules.oneParcelPerOrder && order.salesChannelId === CDISCOUNT) checkWhole(order, parcels, targeted);

	parcels.forEach(({ parcelNumber, carrierName, trackingUrl }, index) => {
		for (const line of contents[index]!) line.parcels.push({ parcelNumber, carrierName, trackingUrl });
	});
	markShipped(order, [...targeted], at);
	return parcels.map((parcel, index) => ({ ...parcel, orderLineIds: contents[index]!.map(({ id }) => id) }));
}

/** Lines leave; the order is Shipped once every line that was not cancelled has left. */
export function markShipped(order: OrderRecord, lines: Line[], at: number): void {
	for (const line of lines) line.status = 'Shipped';
	order.updatedAt = at;
	if (!order.lines.every((line) => isUnsold(line) || line.status === 'Shipped')) return;
	order.status = 'Shipped';
	order.statusAt = at;
	order.shippedAt = at;
}

function linesOf(order: OrderRecord, { orderLineIds }: DeclaredParcel): Line[] {
	if (!orderLineIds?.length) return order.lines.filter((line) => !isUnsold(line) && line.status !== 'Shipped');
	return [...new Set(orderLineIds)].map((id) => {
		const line = order.lines.find((candidate) => candidate.id === id);
		if (!line) throw invalid('orderLineIds', `The order line '${id}' does not belong to the order ${order.id}.`);
		return line;
	});
}

function checkLine(order: OrderRecord, line: Line): void {
	if (line.supplyMode !== 'Seller') throw notShippable(`for the line ${line.id} of supply mode ${line.supplyMode}`);
	if (line.status === 'InPreparation') return;
	if (line.status !== 'CancelRequest') throw notShippable(`for the line ${line.id} from the status ${line.status}`);
	if (order.salesChannelId !== CDISCOUNT || line.cancelOrigin !== 'Customer') {
		throw notShippable(`for the line ${line.id}: its cancellation was requested by ${line.cancelOrigin}`);
	}
}

/** A line that the customer wants to cancel may stay behind; everything else the seller supplies leaves together. */
function checkWhole(order: OrderRecord, parcels: DeclaredParcel[], targeted: Set<Line>): void {
	if (parcels.length > 1) throw notShippable('with several parcels: one parcel per order is supported');
	const missing = order.lines.find(
		(line) => line.supplyMode === 'Seller' && line.status === 'InPreparation' && !targeted.has(line),
	);
	if (missing) throw notShippable(`without the line ${missing.id}: a parcel holds the complete order`);
}

function notShippable(why: string) {
	return wrongState('status', `Cannot switch to shipped status ${why}.`);
}
