import { operation } from '../../core/operation';
import { countProducts } from '../../marketplace/product/calls';
import { productFiltersField, productQuery } from './fields';

export const count = operation({
	name: 'Count',
	value: 'count',
	action: 'Count products',
	effect: 'read',
	description: 'Counts the product sheets that the seller made or enriched, in one call',
	fields: [productFiltersField],
	async run({ filters }, octopia) {
		return { count: await countProducts(octopia, productQuery(filters)) };
	},
});
