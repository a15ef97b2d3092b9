import { z } from 'zod';
import { texts } from '../../core/checks';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { orderField, orderId } from '../shared/orderFields';
import { cancel, REFUND } from '../../marketplace/refund/cancellation';
import {
	linesField,
	maximumAmount,
	maximumAmountField,
	reason,
	reasonField,
	shippingCostField,
	shippingCostRefund,
} from '../shared/refundFields';

export const refundLines = operation({
	name: 'Refund Lines',
	value: 'refundLines',
	action: 'Refund lines of an order',
	description:
		'Gives the customer the price of chosen lines of a shipped or delivered order back, each line whole. It cannot be taken back. Set Maximum Amount as a ceiling. Safe to repeat: lines refunded or being refunded are skipped.',
	fields: [orderField, linesField, reasonField, shippingCostField, maximumAmountField, writeOptionsField],
	input: z
		.object({
			orderId,
			orderLineIds: texts('Order Lines', { max: 80 }),
			reason,
			shippingCostRefund,
			maximumAmount,
			options: guards,
		})
		.refine(({ orderLineIds }) => orderLineIds.length > 0, {
			message: 'No order line is chosen. Choose at least one.',
		}),
	async run({ options, ...wish }, octopia) {
		return await cancel(octopia, wish, REFUND, options);
	},
});
