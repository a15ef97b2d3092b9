import { isReadable } from '../../api/listed';
import { choices } from '../../core/choices';
import { field } from '../../core/field';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readProperties } from '../../marketplace/product/calls';
import { propertyItem } from '../../marketplace/product/facts';
import { NECESSITIES, type CategoryProperty } from '../../marketplace/product/schema';
import { simplifyField } from '../shared/simplifyField';
import { categoryField, languageField } from './fields';

export const getCategoryProperties = operation({
	name: 'Get Category Properties',
	value: 'getCategoryProperties',
	action: 'Get the properties of a category',
	effect: 'read',
	description:
		'Lists the attributes that the products of a category have: which are mandatory, which take several values, and the allowed values',
	fields: [
		categoryField,
		field({
			displayName: 'Necessity',
			name: 'necessity',
			type: 'multiOptions',
			options: [
				{ name: 'Mandatory', value: 'Mandatory' },
				{ name: 'Optional', value: 'Optional' },
				{ name: 'Recommended', value: 'Recommended' },
			],
			default: [],
			description: 'Which attributes to give; all of them where none is chosen',
			check: choices(NECESSITIES),
		}),
		languageField,
		simplifyField,
	],
	async run({ categoryReference, necessity, language, simplify }, octopia) {
		const properties = await readProperties(octopia, categoryReference, language);
		const isWanted = (property: CategoryProperty) =>
			necessity.length === 0 || necessity.some((one) => one === property.necessity);
		const wanted = properties.filter((property) => !isReadable(property) || isWanted(property));
		return itemsOf(wanted, (property) => propertyItem(property, categoryReference, { simplify }));
	},
});
