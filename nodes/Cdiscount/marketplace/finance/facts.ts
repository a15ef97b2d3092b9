import type { JsonObject } from '../../api/json';
import type { Operation } from './schema';

/** The simplified output item of an operation. */
export function simpleOperation(found: Operation): JsonObject {
	return {
		operationReference: found.operationReference ?? null,
		orderReference: found.orderReference ?? null,
		eventType: found.eventType ?? null,
		paymentState: found.paymentState ?? null,
		releasePaymentDate: found.releasePaymentDate ?? null,
		paidAt: found.paidAt ?? null,
		sale: amountOf(found.sale),
		commission: amountOf(found.commission),
		refund: amountOf(found.refund),
		salesChannelId: found.salesChannelId ?? null,
	};
}

/** The gross amount where it is named as expected, else everything there is: the inner names are not documented. */
function amountOf(amounts: Operation['sale']): number | JsonObject | null {
	if (amounts === null || amounts === undefined) return null;
	return typeof amounts.amount === 'number' ? amounts.amount : ({ ...amounts } as JsonObject);
}
