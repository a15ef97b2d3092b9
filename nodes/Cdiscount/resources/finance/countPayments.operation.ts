import { z } from 'zod';
import { operation } from '../../core/operation';
import { paidFields, paidShape } from './fields';
import { financeCountSchema } from '../../marketplace/finance/schema';

export const countPayments = operation({
	name: 'Count Payments',
	value: 'countPayments',
	action: 'Count payments',
	description: 'Counts the payouts to the seller, made and estimated, in one call. Changes nothing.',
	fields: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: paidFields,
		},
	],
	input: z.object({ filters: z.object(paidShape).default({}) }),
	async run({ filters }, octopia) {
		const counted = await octopia.read('/payments/count', financeCountSchema, filters);
		return { count: typeof counted === 'number' ? counted : counted.count };
	},
});
