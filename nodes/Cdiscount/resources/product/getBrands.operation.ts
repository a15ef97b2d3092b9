import { z } from 'zod';
import { optionalText } from '../../core/checks';
import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { brandSchema } from '../../marketplace/product/schema';

export const getBrands = operation({
	name: 'Get Brands',
	value: 'getBrands',
	action: 'Get brands',
	description:
		'Lists the brands Cdiscount knows, whole or those whose name contains a text. The API has no search, so a rare name takes many calls. Changes nothing.',
	fields: [
		...listFields,
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			description: 'A part of the name; all brands where it is empty',
		},
	],
	input: z.object({ ...listShape, search: optionalText('Search', { max: 100 }) }),
	async run({ search = '', ...input }, octopia) {
		const listed = octopia.list('/brands', brandSchema, { style: 'page', query: { fields: 'name' } });
		const wanted = search.toLowerCase();
		const found = await wantedOf(listed, ({ name }) => (name ?? '').toLowerCase().includes(wanted), limitOf(input));
		return itemsOf(found);
	},
});
