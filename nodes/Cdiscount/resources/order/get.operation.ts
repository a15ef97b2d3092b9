import { operation } from '../../core/operation';
import { readOrder } from '../../marketplace/order/calls';
import { ORDER_STATUSES } from '../../marketplace/order/schema';
import { orderItems } from '../../marketplace/order/rows';
import { planReading } from '../../marketplace/order/orderPages';
import { orderField } from '../shared/orderFields';
import { orderFormat, orderFormatFault, orderFormatFields } from '../shared/orderFormat';

export const get = operation({
	name: 'Get',
	value: 'get',
	action: 'Get an order',
	effect: 'read',
	description: 'Reads one order with its lines, addresses, deadlines and what can be done with it',
	fields: [orderField, ...orderFormatFields],
	contradiction: orderFormatFault,
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [ORDER_STATUSES]);
	},
	async run(input, octopia) {
		return orderItems(await readOrder(octopia, input.orderId), octopia.sellerId, orderFormat(input));
	},
});
