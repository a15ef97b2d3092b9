import { operation } from '../../core/operation';
import { countOrders } from '../../marketplace/order/calls';
import { filtersField, queryOf } from './filters';

export const count = operation({
	name: 'Count',
	value: 'count',
	action: 'Count orders',
	effect: 'read',
	description: 'Counts orders, filtered by status, dates and more, in one call',
	fields: [filtersField],
	async run({ filters }, octopia) {
		return { count: await countOrders(octopia, queryOf(filters)) };
	},
});
