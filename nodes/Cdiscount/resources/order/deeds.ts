import { awaitsAnswer, canBeShipped, TO_ANSWER, TO_SHIP } from '../../marketplace/order/possible';
import type { Order } from '../../marketplace/order/schema';
import { MAY_TAKE_INVOICE, takesInvoice } from '../../marketplace/invoice/upload';
import { CANCELLATION, isOpenTo, REFUND, takesPartialRefund } from '../../marketplace/refund/possible';
import { PARTIAL_REFUND_STATUSES } from '../../marketplace/refund/schema';

/** Which orders something can be done to: those in these statuses are read, and of them those that the deed's own rule lets pass. */
export interface Deed {
	statuses: readonly string[];
	isPossible(order: Order): boolean;
}

const ANSWER: Deed = { statuses: TO_ANSWER, isPossible: awaitsAnswer };
const REFUNDING: Deed = { statuses: REFUND.statuses, isPossible: (order) => isOpenTo(order, REFUND) };
const PARTIAL_REFUND: Deed = { statuses: PARTIAL_REFUND_STATUSES, isPossible: takesPartialRefund };

/** By resource and operation; whatever is not here is for all orders. */
const DEEDS: Record<string, Deed | undefined> = {
	'order confirm': ANSWER,
	'order refuse': ANSWER,
	'order ship': { statuses: TO_SHIP, isPossible: canBeShipped },
	'order cancel': { statuses: CANCELLATION.statuses, isPossible: (order) => isOpenTo(order, CANCELLATION) },
	'refund refundOrder': REFUNDING,
	'refund refundLines': REFUNDING,
	'refund giveGesture': PARTIAL_REFUND,
	'refund getAvailableAmount': PARTIAL_REFUND,
	'invoice upload': { statuses: MAY_TAKE_INVOICE, isPossible: takesInvoice },
	'invoice uploadMany': { statuses: MAY_TAKE_INVOICE, isPossible: takesInvoice },
};

/** What an operation does to an order; undefined for one that is for all orders. */
export const deedOf = (resource: unknown, operation: unknown): Deed | undefined =>
	DEEDS[`${String(resource)} ${String(operation)}`];
