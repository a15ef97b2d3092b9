import { z } from 'zod';
import { operation } from '../../core/operation';
import { readOrder } from '../../marketplace/order/calls';
import { shaped } from '../../marketplace/order/facts';
import { orderField, orderId, orderShape, shape, shapeFields } from '../shared/orderFields';

export const get = operation({
	name: 'Get',
	value: 'get',
	action: 'Get an order',
	description: 'Reads one order with its lines, addresses, deadlines and what can be done with it. Changes nothing.',
	fields: [orderField, ...shapeFields],
	input: z.object({ orderId, ...shape }),
	async run(input, octopia) {
		return shaped(await readOrder(octopia, input.orderId), octopia.sellerId, orderShape(input));
	},
});
