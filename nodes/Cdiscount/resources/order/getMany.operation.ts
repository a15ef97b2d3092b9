import { z } from 'zod';
import { flag, wholeNumber } from '../../core/input';
import { operation } from '../../core/operation';
import { listOrders, OLDEST_FIRST } from './order.api';
import { shaped } from './order.facts';
import { orderShape, shape, shapeFields } from './order.fields';
import { filterFields, filters } from './order.filters';
import type { Order } from './order.schema';

export const getMany = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many orders',
	description: 'Lists orders with their lines, filtered by status, dates and more. Changes nothing.',
	fields: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
		filterFields,
		...shapeFields,
	],
	input: z.object({
		returnAll: flag('Return All', false),
		limit: wholeNumber('Limit', 1, 1_000_000, 50),
		filters,
		...shape,
	}),
	async run({ returnAll, limit, filters: query, ...input }, octopia) {
		const orders = new Map<string, Order>(); // a page that moved while it was read repeats an order
		for await (const order of listOrders(octopia, { ...query, ...OLDEST_FIRST }, returnAll ? undefined : limit))
			orders.set(order.orderId, order);
		return [...orders.values()].flatMap((order) => shaped(order, octopia.sellerId, orderShape(input)));
	},
});
