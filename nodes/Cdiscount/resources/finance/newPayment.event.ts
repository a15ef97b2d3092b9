import type { Listed } from '../../api/parseResponse';
import { asGiven } from '../../api/listed';
import { datesField } from '../../core/outputDates';
import { timestamp } from '../../marketplace/time';
import { changeEvent, type ListRequest } from '../../sync/event';
import type { Positioned } from '../../sync/occurrence';
import { simplifyField } from '../shared/simplifyField';
import { listPayments } from '../../marketplace/finance/calls';
import { paymentKey, paymentRow } from '../../marketplace/finance/facts';
import type { Payment } from '../../marketplace/finance/schema';

/** Payouts are made on the 1st, 11th and 21st; an estimated one may keep its date when it is made. */
const READ_BACK = 60 * 86_400_000;

async function* recent({ octopia }: ListRequest): AsyncGenerator<Positioned<Listed<Payment>>> {
	const query = { paidAtMin: new Date((octopia.clock() ?? Date.now()) - READ_BACK).toISOString() };
	for await (const thing of listPayments(octopia, query)) yield { thing, at: 0 };
}

export const newPayment = changeEvent({
	name: 'New Payment',
	value: 'newPayment',
	description: 'Octopia has paid out; estimated payments do not count',
	gives: 'the payment with its amount and date',
	fields: [simplifyField, datesField],
	open: recent,
	everyMinutes: 60,
	occurrence: (payment) => ({
		id: paymentKey(payment),
		time: timestamp(payment.paidAt),
		state: payment.paymentState ?? 'Paid',
	}),
	emits: ({ now, isFirstReading }) => now === 'Paid' && !isFirstReading,
	endStates: ['Paid', 'NotPayable', 'Estimated', 'Blocked', 'InProcess'],
	output: (payment, { sellerId, options: { simplify } }) => [
		{ ...(simplify ? paymentRow(payment) : asGiven(payment)), sellerId },
	],
});
