import { CANCELLABLE_STATUSES, SENT_STATUSES } from '../order/actions';
import { livingLines } from '../order/facts';
import type { Order, OrderLine } from '../order/schema';
import { PARTIAL_REFUND_STATUSES } from './schema';

/** What can be given back of an order, for those who offer it and for those who do it. */

/** A cancellation is called a refund once the goods are on their way; both are the same request. */
export interface Purpose {
	noun: 'cancellation' | 'refund';
	participle: 'cancelled' | 'refunded';
	statuses: readonly string[];
	/** Lines in these statuses are not for this purpose. */
	excludedStatuses: readonly string[];
}

/** What has not left yet is cancelled; of an order that left in part, the rest. */
export const CANCELLATION: Purpose = {
	noun: 'cancellation',
	participle: 'cancelled',
	statuses: CANCELLABLE_STATUSES,
	excludedStatuses: SENT_STATUSES,
};

/** What is on its way or with the customer is refunded. */
export const REFUND: Purpose = {
	noun: 'refund',
	participle: 'refunded',
	statuses: SENT_STATUSES,
	excludedStatuses: [],
};

/** Whether an order has come as far as the purpose wants, and no further. */
export const isTimely = ({ status }: Order, { statuses }: Purpose): boolean => statuses.includes(status);

/** The lines of an order that are not over and not excluded. */
export const linesFor = (order: Order, { excludedStatuses }: Purpose): OrderLine[] =>
	livingLines(order).filter(({ status }) => !excludedStatuses.includes(status));

/** Whether something of an order can be cancelled or refunded, as far as the order itself shows it. */
export const isOpenTo = (order: Order, purpose: Purpose): boolean =>
	isTimely(order, purpose) && linesFor(order, purpose).length > 0;

/** Whether a part of the price may be given back. */
export const takesPartialRefund = ({ status }: Order): boolean => PARTIAL_REFUND_STATUSES.includes(status);
