import omit from 'lodash/omit';
import type { JsonObject } from '../../api/json';
import { unreadFieldsOf } from '../../api/parseResponse';
import { numberOf, textOf } from '../row';
import { utc } from '../time';
import type { Operation, Payment } from './schema';

/**
 * The row of an operation. `sale`, `commission` and `refund` are gross amounts, VAT included, in `currencyCode`, what the seller pays
 * below zero; `payableAt` is the API's `releasePaymentDate`, the date the operation became payable (documented). Times are ISO 8601 in UTC.
 */
export function operationRow(found: Operation): JsonObject {
	return {
		operationReference: textOf(found.operationReference),
		orderReference: found.orderReference ?? null,
		eventType: found.eventType ?? null,
		paymentState: found.paymentState ?? null,
		sale: amountOf(found.sale),
		commission: amountOf(found.commission),
		refund: amountOf(found.refund),
		currencyCode: found.currencyCode ?? null,
		payableAt: utc(found.releasePaymentDate),
		paidAt: utc(found.paidAt),
		salesChannelId: found.salesChannelId ?? null,
	};
}

/** The row of a payout: `amount` in `currencyCode`; `paidAt`, ISO 8601 in UTC, is a day to come while it is estimated. */
export function paymentRow(payment: Payment): JsonObject {
	return {
		paymentId: paymentKey(payment),
		paymentState: payment.paymentState ?? null,
		paidAt: utc(payment.paidAt),
		amount: payment.amount ?? null,
		currencyCode: payment.currencyCode ?? null,
	};
}

/** What a payout is known by; one without an id by its date and amount. */
export const paymentKey = ({ paymentId, paidAt, amount }: Payment): string =>
	String(paymentId ?? `${paidAt}/${amount}`);

/**
 * The gross amount where it is named as expected, else the only number beside VAT and rate: the inner names are not documented. Null where
 * something of it cannot be read.
 */
function amountOf(amounts: Operation['sale']): number | null {
	if (amounts === null || amounts === undefined || unreadFieldsOf(amounts).includes('amount')) return null;
	const numbers = Object.values(omit(amounts, 'vat', 'rate')).filter((value) => typeof value === 'number');
	return amounts.amount ?? (numbers.length === 1 ? numberOf(numbers[0]) : null);
}
