import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { listOrders } from '../../marketplace/order/calls';
import { OLDEST_FIRST } from '../../marketplace/order/listing';
import { orderItems } from '../../marketplace/order/rows';
import { orderFormat, orderFormatFault, orderFormatFields } from '../shared/orderFormat';
import { filtersField, queryOf } from './filters';

export const getMany = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many orders',
	effect: 'read',
	description:
		'Lists orders with their lines, filtered by status, dates and more; the oldest first, so set a date or a status when the number is limited',
	fields: [...listFields, filtersField, ...orderFormatFields],
	contradiction: orderFormatFault,
	async run({ filters, ...input }, octopia) {
		const listed = listOrders(octopia, { ...queryOf(filters), ...OLDEST_FIRST }, limitOf(input));
		const orders = await collect(listed, (order) => order.orderId);
		const format = orderFormat(input, 'overview');
		return itemsOf(orders, (order) => orderItems(order, octopia.sellerId, format));
	},
});
