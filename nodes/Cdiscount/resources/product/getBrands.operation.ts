import { optionalText } from '../../core/checks';
import { field } from '../../core/field';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { findBrands } from '../../marketplace/product/search';

export const getBrands = operation({
	name: 'Get Brands',
	value: 'getBrands',
	action: 'Get brands',
	effect: 'read',
	description:
		'Lists the brands Cdiscount knows, whole or those whose name contains a text. The API has no search, so a rare name takes many calls.',
	fields: [
		...listFields,
		field({
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			description: 'A part of the name; all brands where it is empty',
			check: optionalText({ max: 100 }),
		}),
	],
	async run({ search, ...input }, octopia) {
		return itemsOf(await findBrands(octopia, search, limitOf(input)));
	},
});
