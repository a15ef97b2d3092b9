import { operation } from '../../core/operation';
import { readOrder } from '../../marketplace/order/calls';
import { orderItems } from '../../marketplace/order/facts';
import { orderField, orderFormat, orderFormatFields } from '../shared/orderFields';

export const get = operation({
	name: 'Get',
	value: 'get',
	action: 'Get an order',
	effect: 'read',
	description: 'Reads one order with its lines, addresses, deadlines and what can be done with it',
	fields: [orderField, ...orderFormatFields],
	async run(input, octopia) {
		return orderItems(await readOrder(octopia, input.orderId), octopia.sellerId, orderFormat(input));
	},
});
