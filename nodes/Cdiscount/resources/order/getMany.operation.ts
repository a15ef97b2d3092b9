import { z } from 'zod';
import { collect, itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listOrders, OLDEST_FIRST } from '../../marketplace/order/calls';
import { shaped } from '../../marketplace/order/facts';
import { orderShape, shape, shapeFields } from '../shared/orderFields';
import { filterFields, filters } from './filters';

export const getMany = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many orders',
	description:
		'Lists orders with their lines, filtered by status, dates and more; the oldest first, so set a date or a status when the number is limited. Changes nothing.',
	fields: [...listFields, filterFields, ...shapeFields],
	input: z.object({ ...listShape, filters, ...shape }),
	async run({ filters: query, ...input }, octopia) {
		const listed = listOrders(octopia, { ...query, ...OLDEST_FIRST }, limitOf(input));
		const orders = await collect(listed, (order) => order.orderId);
		return itemsOf(orders, (order) => shaped(order, octopia.sellerId, orderShape(input)));
	},
});
