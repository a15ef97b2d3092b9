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
	const wantedStatus = isObject(body) ? property(body, 'approval_status') : undefined;
	if (wantedStatus === undefined || wantedStatus === null || wantedStatus === '') {
		throw invalid('approval_status', 'The approval_status field is required.');
	}
	if (wantedStatus !== 'Accepted' && wantedStatus !== 'Refused') {
		throw invalid('approval_status', `The value '${String(wantedStatus)}' is not valid.`);
	}
	const wanted = wantedStatus.toLowerCase();
	if (order.salesChannelId !== CDISCOUNT) {
		throw wrongState(
			'status',
			`Cannot switch to ${wanted} status: orders of the sales channel ${order.salesChannelId} are accepted automatically.`,
		);
	}
	if (order.status !== 'WaitingAcceptance') {
		throw wrongState('status', `Cannot switch to ${wanted} status from the status ${order.status}.`);
	}
	setStatus(order, wantedStatus, at);
	return wantedStatus === 'Accepted' ? 'confirmed' : 'refused';
}
