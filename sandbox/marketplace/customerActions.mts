import type { Effect } from './ledger.mts';
import { CANCEL_ORIGINS, setStatus, type CancelOrigin, type OrderRecord } from './order.mts';
import { invalid, Refusal } from './refusal.mts';

export interface CancelRequest {
	/** Default: every line that is still open. */
	lineIds?: string[];
	/** Default: Customer. */
	origin?: CancelOrigin;
}

/**
 * Somebody wants to cancel. Before the seller's answer the customer cancels freely; afterwards the lines go to
 * CancelRequest while the order keeps its status (official change log).
 */
export function requestCancellation(order: OrderRecord, request: CancelRequest, at: number): [Effect, string[]] {
	const { origin = 'Customer', lineIds = order.lines.map(({ id }) => id) } = request;
	if (!CANCEL_ORIGINS.includes(origin)) throw invalid('origin', `The value '${origin}' is not valid.`);
	const unknown = lineIds.find((id) => !order.lines.some((line) => line.id === id));
	if (unknown !== undefined) throw invalid('lineIds', `The order has no line ${unknown}.`);
	if (order.status === 'Processing' || order.status === 'WaitingAcceptance') {
		setStatus(order, 'Cancelled', at);
		return ['cancelledByCustomer', order.lines.map(({ id }) => id)];
	}
	const lines = order.lines.filter(
		(line) => lineIds.includes(line.id) && (line.status === 'Accepted' || line.status === 'InPreparation'),
	);
	if (lines.length === 0) throw new Refusal(409, 'Conflict', undefined, `No line can be cancelled in ${order.status}.`);
	for (const line of lines) {
		line.status = 'CancelRequest';
		line.cancelOrigin = origin;
	}
	order.updatedAt = at;
	return ['cancelRequested', lines.map(({ id }) => id)];
}

/** The carrier has delivered: a Shipped order and its lines become Delivered. */
export function deliver(order: OrderRecord, at: number): void {
	if (order.status !== 'Shipped') {
		throw new Refusal(409, 'Conflict', undefined, `An order in ${order.status} cannot be delivered.`);
	}
	setStatus(order, 'Delivered', at);
}
