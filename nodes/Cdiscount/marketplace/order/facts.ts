import { utc } from '../time';
import { awaitsAnswer, bySeller, isReadyToShip } from './possible';
import { DEAD_STATUSES, type Order, type OrderLine } from './schema';

/** The seller has this long to accept or refuse (official help; no field of the order says it). */
const HOURS_TO_CONFIRM = 48;

/** Statuses of an order that was accepted, by the seller or automatically. */
export const ACCEPTED_STATUSES: readonly string[] = ['Accepted', 'InPreparation', 'Shipped', 'Delivered'];

/** Lines that can go into a parcel now. A line whose cancellation was asked for ships only when it is chosen. */
export const linesToShip = (order: Order) =>
	isReadyToShip(order) ? order.lines.filter((line) => bySeller(line) && line.status === 'InPreparation') : [];

/** Lines that were not cancelled, refused or rejected. */
export const livingLines = (order: Order) => order.lines.filter((line) => !DEAD_STATUSES.includes(line.status));

/** The lines that an order is about: those that live, and all of them once none does. */
export function countingLines(order: Order): OrderLine[] {
	const living = livingLines(order);
	return living.length > 0 ? living : order.lines;
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
		canConfirm: awaitsAnswer(order),
		canShip: linesToShip(order).length > 0,
		confirmBy: awaitsAnswer(order) ? utc(order.createdAt, HOURS_TO_CONFIRM) : null,
		shipBy: utc(order.shippedAtMax) ?? earliest(order.lines.map((line) => utc(line.delivery?.shippedAtMax))),
	};
}

function earliest(moments: Array<string | null>): string | null {
	return moments.filter((moment): moment is string => moment !== null).sort()[0] ?? null;
}
