import { isReadable } from '../../api/listed';
import { texts } from '../../core/checks';
import { field } from '../../core/field';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readProperties } from '../../marketplace/product/calls';
import { propertyItem } from '../../marketplace/product/facts';
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
			check: texts({ max: 40 }),
		}),
		languageField,
	],
	async run({ categoryReference, necessity, language }, octopia) {
		const properties = await readProperties(octopia, categoryReference, language);
		const wanted = properties.filter(
			(property) => !isReadable(property) || necessity.length === 0 || necessity.includes(property.necessity ?? ''),
		);
		return itemsOf(wanted, (property) => propertyItem(property, categoryReference));
	},
});
