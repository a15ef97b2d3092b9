import { z } from 'zod';
import { operation } from '../../core/operation';
import { categories, categoriesFilter } from './fields';
import { countSchema } from '../../marketplace/product/schema';

export const count = operation({
	name: 'Count',
	value: 'count',
	action: 'Count products',
	description: 'Counts the product sheets that the seller made or enriched, in one call. Changes nothing.',
	fields: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [categoriesFilter],
		},
	],
	input: z.object({ filters: z.object({ categoryReference: categories }).default({}) }),
	async run({ filters: { categoryReference } }, octopia) {
		const counted = await octopia.read('/products/count', countSchema, {
			categoryReference: categoryReference.join(','),
		});
		return { count: typeof counted === 'number' ? counted : counted.count };
	},
});
