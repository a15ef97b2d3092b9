import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { path } from '../../api/path';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { readOrder } from './calls';
import { ACCEPTED_STATUSES, factsOf } from './facts';
import { awaitsAnswer } from './possible';
import type { Order } from './schema';

/** The two answers to an order in WaitingAcceptance, in the API's words. There is no answer per line. */
export type Approval = 'Accepted' | 'Refused';

const WORDS: Record<Approval, { noun: string; participle: string; doneStatuses: readonly string[] }> = {
	Accepted: { noun: 'confirmation', participle: 'confirmed', doneStatuses: ACCEPTED_STATUSES },
	Refused: { noun: 'refusal', participle: 'refused', doneStatuses: ['Refused'] },
};

/**
 * Accepts or refuses a whole order, once. The key of the body is in snake_case, unlike everything else of orders (four clients).
 * @returns `statusBefore` is the status as read; the marketplace moves an accepted order on in its own time
 * @throws CdiscountError for an order in a status that does not allow it
 */
export async function approve(
	octopia: Octopia,
	orderId: string,
	approval: Approval,
	options: WriteOptions,
): Promise<JsonObject> {
	const { noun, participle, doneStatuses } = WORDS[approval];
	const { result, state, request } = await writeOnce(
		octopia,
		{
			what: `The ${noun} of order ${orderId}`,
			subject: `order ${orderId}`,
			documented: 'empty',
			read: async () => await readOrder(octopia, orderId),
			isDone: (order) => doneStatuses.includes(order.status),
			obstacle: (order) => obstacle(order, participle),
			request: () => ({
				method: 'POST',
				path: path`/orders/${orderId}/approval-status`,
				body: { approval_status: approval },
			}),
		},
		options,
	);
	const { sellerId, fulfilledBy, shipBy } = factsOf(state, octopia.sellerId);
	return { orderId, result, sellerId, statusBefore: state.status, fulfilledBy, shipBy, ...(request && { request }) };
}

function obstacle(order: Order, participle: string): string | undefined {
	if (awaitsAnswer(order)) return undefined;
	const { orderId, status } = order;
	const because: Record<string, string> = {
		Processing: 'the marketplace is still checking it; try again when it is WaitingAcceptance.',
		Refused: 'it was refused before.',
		Cancelled: 'it was cancelled.',
		Rejected: 'the marketplace rejected it.',
	};
	const reason = because[status] ?? `it is ${status}; only an order in WaitingAcceptance can be.`;
	return `Order ${orderId} cannot be ${participle}: ${reason}`;
}
