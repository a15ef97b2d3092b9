import { operation } from '../../core/operation';
import { readOrder } from '../../marketplace/order/calls';
import { ORDER_STATUSES } from '../../marketplace/order/schema';
import { orderItems } from '../../marketplace/order/facts';
import { planReading } from '../../marketplace/order/orderPages';
import { orderField, orderFormat, orderFormatFields } from '../shared/orderFields';

export const get = operation({
	name: 'Get',
	value: 'get',
	action: 'Get an order',
	effect: 'read',
	description: 'Reads one order with its lines, addresses, deadlines and what can be done with it',
	fields: [orderField, ...orderFormatFields],
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [ORDER_STATUSES]);
	},
	async run(input, octopia) {
		return orderItems(await readOrder(octopia, input.orderId), octopia.sellerId, orderFormat(input));
	},
});
