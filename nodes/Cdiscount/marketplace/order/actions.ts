import { linesToShip, livingLines } from './facts';
import { awaitsAnswer } from './possible';
import type { Order, OrderLine } from './schema';

/** What has not left can be cancelled while its order is in one of these (third-party help, two clients). */
export const CANCELLABLE_STATUSES: readonly string[] = ['Accepted', 'InPreparation'];

/** What is on its way or with the customer: it is refunded, not cancelled. */
export const SENT_STATUSES: readonly string[] = ['Shipped', 'Delivered'];

/**
 * What the seller can do about a line now, in the words of the node's operations. A line whose cancellation was asked for is only
 * cancelled: shipping it all the same has to be chosen.
 */
export function lineActions(order: Order, line: OrderLine): string[] {
	if (!livingLines(order).includes(line)) return [];
	if (awaitsAnswer(order)) return ['confirm', 'refuse'];
	if (SENT_STATUSES.includes(order.status)) return ['refund'];
	const isCancellable = CANCELLABLE_STATUSES.includes(order.status) && !SENT_STATUSES.includes(line.status);
	return [...(linesToShip(order).includes(line) ? ['ship'] : []), ...(isCancellable ? ['cancel'] : [])];
}

/** What the seller can do about an order now: whatever he can about one of its lines. */
export function orderActions(order: Order): string[] {
	const possible = new Set(order.lines.flatMap((line) => lineActions(order, line)));
	return ['confirm', 'refuse', 'ship', 'cancel', 'refund'].filter((action) => possible.has(action));
}
