import { z } from 'zod';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { orderField, orderId } from '../shared/orderFields';
import { cancel, REFUND } from '../../marketplace/refund/cancellation';
import {
	maximumAmount,
	maximumAmountField,
	reason,
	reasonField,
	shippingCostField,
	shippingCostRefund,
} from '../shared/refundFields';

export const refundOrder = operation({
	name: 'Refund Order',
	value: 'refundOrder',
	action: 'Refund an order',
	description:
		'Gives the customer the whole price of a shipped or delivered order back. It cannot be taken back. Set Maximum Amount as a ceiling. Safe to repeat: what is refunded or being refunded is skipped.',
	fields: [orderField, reasonField, shippingCostField, maximumAmountField, writeOptionsField],
	input: z.object({ orderId, reason, shippingCostRefund, maximumAmount, options: guards }),
	async run({ options, ...wish }, octopia) {
		return await cancel(octopia, { ...wish, orderLineIds: [] }, REFUND, options);
	},
});
