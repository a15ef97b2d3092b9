import { optionalText } from '../../core/checks';
import { field } from '../../core/field';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { findBrands } from '../../marketplace/product/search';

export const getBrands = operation({
	name: 'Get Many Brands',
	value: 'getBrands',
	action: 'Get many brands',
	effect: 'read',
	description:
		'Lists the brands Cdiscount knows, whole or those whose name contains a text. Cdiscount has no search for them, so a rare name takes a while.',
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
