import { operation } from '../../core/operation';
import { readRefundableAmount } from '../../marketplace/refund/calls';
import { orderField } from '../shared/orderFields';

export const getRefundableAmount = operation({
	name: 'Get Refundable Amount',
	value: 'getAvailableAmount',
	action: 'Get the refundable amount of an order',
	effect: 'read',
	description: 'Reads how much may still be given back for an order as partial refunds (commercial gestures)',
	fields: [orderField],
	async run({ orderId }, octopia) {
		return { orderId, sellerId: octopia.sellerId, allowableAmount: await readRefundableAmount(octopia, orderId) };
	},
});
