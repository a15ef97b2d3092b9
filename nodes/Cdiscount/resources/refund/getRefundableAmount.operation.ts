import { z } from 'zod';
import { operation } from '../../core/operation';
import { orderField, orderId } from '../shared/orderFields';
import { readAvailableAmount } from '../../marketplace/refund/calls';

export const getAvailableAmount = operation({
	name: 'Get Available Amount',
	value: 'getAvailableAmount',
	action: 'Get the amount that may still be given back',
	description: 'Reads how much may still be given back for an order as commercial gestures. Changes nothing.',
	fields: [orderField],
	input: z.object({ orderId }),
	async run({ orderId }, octopia) {
		return { orderId, sellerId: octopia.sellerId, allowableAmount: await readAvailableAmount(octopia, orderId) };
	},
});
