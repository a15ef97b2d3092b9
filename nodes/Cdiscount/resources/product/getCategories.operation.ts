import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { flag, optionalText, wholeNumber } from '../../core/checks';
import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listCategories } from '../../marketplace/product/calls';
import { language, languageField } from './fields';

const filterFields: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Active Only',
			name: 'activeOnly',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out the categories that take no products any more',
		},
		{
			displayName: 'Level',
			name: 'level',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 3 },
			default: 3,
			description: 'Products belong in categories of level 3; 0 gives all levels',
		},
		{
			displayName: 'Parent',
			name: 'parentReference',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0U',
			description: 'Code of a category above',
		},
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			description: 'A part of the label or of the code',
		},
	],
};

export const getCategories = operation({
	name: 'Get Categories',
	value: 'getCategories',
	action: 'Get categories',
	description:
		'Lists categories of the catalogue, filtered by text, level, parent and whether they are active. The API filters nothing, so up to 80 pages are read. Changes nothing.',
	fields: [...listFields, filterFields, languageField],
	input: z.object({
		...listShape,
		filters: z
			.object({
				activeOnly: flag('Active Only', false),
				level: wholeNumber('Level', 0, 3, 0),
				parentReference: optionalText('Parent', { max: 20 }),
				search: optionalText('Search', { max: 100 }),
			})
			.default({}),
		language,
	}),
	async run({ filters, ...input }, octopia) {
		const { activeOnly, level, parentReference, search = '' } = filters;
		const wanted = search.toLowerCase();
		const found = await wantedOf(
			listCategories(octopia, input.language),
			(category) =>
				(!activeOnly || category.isActive !== false) &&
				(level === 0 || category.level === level) &&
				(parentReference === undefined ||
					[category.parentReference, ...(category.parentReferences ?? [])].includes(parentReference)) &&
				`${category.categoryReference} ${category.label ?? ''}`.toLowerCase().includes(wanted),
			limitOf(input),
		);
		return itemsOf(found);
	},
});
