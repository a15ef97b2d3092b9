import { isObject, property } from './body.mts';
import type { Effect } from './ledger.mts';
import { setStatus, type OrderRecord } from './order.mts';
import { invalid, wrongState } from './refusal.mts';
import { CDISCOUNT } from './seller.mts';

/**
 * `POST /orders/{orderId}/approval-status`: the seller accepts or refuses the whole order, on Cdiscount only and only
 * from WaitingAcceptance (official documentation). The enum is case sensitive. An accepted order is not shippable yet.
 */
export function approve(order: OrderRecord, body: unknown, at: number): Effect {
	const answer = isObject(body) ? property(body, 'approval_status') : undefined;
	if (answer === undefined || answer === null || answer === '') {
		throw invalid('approval_status', 'The approval_status field is required.');
	}
	if (answer !== 'Accepted' && answer !== 'Refused') {
		throw invalid('approval_status', `The value '${String(answer)}' is not valid.`);
	}
	const wanted = answer.toLowerCase();
	if (order.salesChannelId !== CDISCOUNT) {
		throw wrongState(
			'status',
			`Cannot switch to ${wanted} status: orders of the sales channel ${order.salesChannelId} are accepted automatically.`,
		);
	}
	if (order.status !== 'WaitingAcceptance') {
		throw wrongState('status', `Cannot switch to ${wanted} status from the status ${order.status}.`);
	}
	setStatus(order, answer, at);
	return answer === 'Accepted' ? 'confirmed' : 'refused';
}
