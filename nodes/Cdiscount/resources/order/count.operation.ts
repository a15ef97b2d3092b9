import { z } from 'zod';
import { operation } from '../../core/operation';
import { filterFields, filters } from './filters';
import { orderCountSchema } from '../../marketplace/order/schema';

export const count = operation({
	name: 'Count',
	value: 'count',
	action: 'Count orders',
	description: 'Counts orders, filtered by status, dates and more, in one call. Changes nothing.',
	fields: [filterFields],
	input: z.object({ filters }),
	async run({ filters: query }, octopia) {
		const counted = await octopia.read('/orders/count', orderCountSchema, query);
		return { count: typeof counted === 'number' ? counted : counted.count };
	},
});
