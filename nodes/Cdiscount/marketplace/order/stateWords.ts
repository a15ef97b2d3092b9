import { bySeller, canBeShipped, isReadyToShip } from './possible';
import type { Order, OrderLine } from './schema';

const WORDS: Record<string, string> = {
	Processing: 'being checked',
	WaitingAcceptance: 'to confirm',
	Accepted: 'confirmed',
	Refused: 'refused',
	Shipped: 'shipped',
	Delivered: 'delivered',
	Cancelled: 'cancelled',
	Rejected: 'rejected by Cdiscount',
	CancelRequest: 'cancellation asked for',
};

const TO_SHIP = 'to ship';
const AT_OCTOPIA = 'being prepared by Octopia';

/** How far an order is, as the people of a shop say it; a status that is not known as it is given. */
export function stateWords(order: Order): string {
	if (!isReadyToShip(order)) return WORDS[order.status] ?? order.status;
	const asked = order.lines.some(({ status }) => status === 'CancelRequest') ? ', cancellation asked for' : '';
	return `${canBeShipped(order) ? TO_SHIP : AT_OCTOPIA}${asked}`;
}

/** The same of a line. */
export function lineWords(line: OrderLine): string {
	if (line.status !== 'InPreparation') return WORDS[line.status] ?? line.status;
	return bySeller(line) ? TO_SHIP : AT_OCTOPIA;
}
