import type { Delays } from './delays.mts';
import type { Effect } from './ledger.mts';
import { setStatus, type OrderRecord } from './order.mts';
import { CDISCOUNT, type Seller } from './seller.mts';

/** When the order will change by itself; undefined when it waits for the seller, the carrier, or nothing any more. */
export function nextChangeAt(order: OrderRecord, delays: Delays): number | undefined {
	switch (order.status) {
		case 'Processing':
			return order.statusAt + delays.processing * 1000;
		case 'WaitingAcceptance':
			return order.createdAt + delays.acceptance * 1000;
		case 'Accepted':
			return order.statusAt + delays.preparation * 1000;
		default:
			return undefined;
	}
}

/**
 * The change an order goes through by itself: checked, then accepted automatically or put before the seller (only
 * Cdiscount asks sellers); unanswered orders are cancelled; accepted ones become ready to ship.
 */
export function applyNextChange(order: OrderRecord, seller: Seller, at: number): Effect | undefined {
	switch (order.status) {
		case 'Processing':
			if (order.failsChecks) return to('Rejected', 'rejected');
			if (seller.autoAccept || order.salesChannelId !== CDISCOUNT) return to('Accepted', 'autoAccepted');
			return to('WaitingAcceptance', 'submitted');
		case 'WaitingAcceptance':
			return to('Cancelled', 'expired');
		case 'Accepted':
			return to('InPreparation', 'prepared');
		default:
			return undefined;
	}

	function to(status: OrderRecord['status'], effect: Effect): Effect {
		setStatus(order, status, at);
		return effect;
	}
}
