import { awaitsAnswer, canBeShipped, isLineToShip, TO_ANSWER, TO_SHIP } from '../../marketplace/order/possible';
import type { Order, OrderLine } from '../../marketplace/order/schema';
import { MAY_TAKE_INVOICE, takesInvoice } from '../../marketplace/invoice/upload';
import {
	CANCELLATION,
	isOpenTo,
	linesFor,
	REFUND,
	takesPartialRefund,
	type Purpose,
} from '../../marketplace/refund/possible';
import { PARTIAL_REFUND_STATUSES } from '../../marketplace/refund/schema';

/** Which orders something can be done to: those in these statuses are read, and of them those that the deed's own rule lets pass. */
export interface Deed {
	statuses: readonly string[];
	isPossible(order: Order): boolean;
	/** The lines of such an order that it can be done to; all when left out. */
	linesOf?(order: Order): OrderLine[];
}

const ANSWER: Deed = { statuses: TO_ANSWER, isPossible: awaitsAnswer };
const forPurpose = (purpose: Purpose): Deed => ({
	statuses: purpose.statuses,
	isPossible: (order) => isOpenTo(order, purpose),
	linesOf: (order) => linesFor(order, purpose),
});
const PARTIAL_REFUND: Deed = { statuses: PARTIAL_REFUND_STATUSES, isPossible: takesPartialRefund };

/** By resource and operation; whatever is not here is for all orders. */
const DEEDS: Record<string, Deed | undefined> = {
	'order confirm': ANSWER,
	'order refuse': ANSWER,
	'order ship': { statuses: TO_SHIP, isPossible: canBeShipped, linesOf: ({ lines }) => lines.filter(isLineToShip) },
	'order cancel': forPurpose(CANCELLATION),
	'refund refundOrder': forPurpose(REFUND),
	'refund refundLines': forPurpose(REFUND),
	'refund giveGesture': PARTIAL_REFUND,
	'refund getAvailableAmount': PARTIAL_REFUND,
	'invoice upload': { statuses: MAY_TAKE_INVOICE, isPossible: takesInvoice },
	'invoice uploadMany': { statuses: MAY_TAKE_INVOICE, isPossible: takesInvoice },
};

/** What an operation does to an order; undefined for one that is for all orders. */
export const deedOf = (resource: unknown, operation: unknown): Deed | undefined =>
	DEEDS[`${String(resource)} ${String(operation)}`];
