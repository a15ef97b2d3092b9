import { flag, optionalText, wholeNumber } from '../../core/checks';
import { collection, field } from '../../core/field';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { categoryRow } from '../../marketplace/product/facts';
import { findCategories } from '../../marketplace/product/search';
import { simplifyField } from '../shared/simplifyField';
import { languageField, parentField } from './fields';

/** A filter that is not added leaves nothing out, whatever it begins with when it is. */
const filtersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'Active Only',
			name: 'activeOnly',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out the categories that take no products any more',
			check: flag(false),
		}),
		field({
			displayName: 'Level',
			name: 'level',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 3 },
			default: 3,
			description: 'Products belong in categories of level 3; 0 gives all levels',
			check: wholeNumber(0, 3, 0),
		}),
		parentField,
		field({
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			description: 'A part of the label or of the code',
			check: optionalText({ max: 100 }),
		}),
	],
});

export const getCategories = operation({
	name: 'Get Many Categories',
	value: 'getCategories',
	action: 'Get many categories',
	effect: 'read',
	description:
		'Lists categories of the catalogue, filtered by text, level, parent and whether they are active. Cdiscount filters nothing itself, so the whole list is read, which takes a while.',
	fields: [...listFields, filtersField, languageField, simplifyField],
	async run({ filters, language, simplify, ...input }, octopia) {
		const categories = await findCategories(octopia, language, filters, limitOf(input));
		return itemsOf(categories, simplify ? categoryRow : undefined);
	},
});
