import { z } from 'zod';
import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listProducts } from '../../marketplace/product/calls';
import { withOwnReference } from '../../marketplace/product/facts';
import { categories, categoriesFilter } from './fields';

export const getMany = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many products',
	description: 'Lists the product sheets that the seller made or enriched. Changes nothing.',
	fields: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [categoriesFilter],
		},
	],
	input: z.object({ ...listShape, filters: z.object({ categoryReference: categories }).default({}) }),
	async run({ filters, ...input }, octopia) {
		const query = { categoryReference: filters.categoryReference.join(',') };
		const listed = listProducts(octopia, query, limitOf(input));
		const products = await collect(listed, ({ reference, gtin }) => `${reference} ${gtin}`);
		return itemsOf(products, (product) => withOwnReference(product, octopia.sellerId));
	},
});
