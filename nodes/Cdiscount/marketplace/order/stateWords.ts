import { awaitsAnswer, canBeShipped, isReadyToShip } from './possible';
import type { Order } from './schema';

const WORDS: Record<string, string> = {
	Processing: 'being checked',
	Accepted: 'confirmed',
	Refused: 'refused',
	Shipped: 'shipped',
	Delivered: 'delivered',
	Cancelled: 'cancelled',
	Rejected: 'rejected by Cdiscount',
};

/** How far an order is, as the people of a shop say it; a status that is not known as it is given. */
export function stateWords(order: Order): string {
	if (awaitsAnswer(order)) return 'to confirm';
	if (!isReadyToShip(order)) return WORDS[order.status] ?? order.status;
	const asked = order.lines.some(({ status }) => status === 'CancelRequest') ? ', cancellation asked for' : '';
	return `${canBeShipped(order) ? 'to ship' : 'being prepared by Octopia'}${asked}`;
}
