import { z } from 'zod';
import { optionalText } from '../../core/checks';
import { operation } from '../../core/operation';
import { orderReferenceField, paidFields, paidShape } from './fields';
import { financeCountSchema } from '../../marketplace/finance/schema';

export const countOperations = operation({
	name: 'Count Operations',
	value: 'countOperations',
	action: 'Count financial operations',
	description: 'Counts sales, commissions, refunds and fees, in one call. Changes nothing.',
	fields: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [orderReferenceField, ...paidFields],
		},
	],
	input: z.object({
		filters: z.object({ orderReference: optionalText('Order Reference', { max: 80 }), ...paidShape }).default({}),
	}),
	async run({ filters }, octopia) {
		const counted = await octopia.read('/operations/count', financeCountSchema, filters);
		return { count: typeof counted === 'number' ? counted : counted.count };
	},
});
