import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { texts } from '../../core/checks';
import { asGiven, isReadable } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readProperties } from '../../marketplace/product/calls';
import { categoryField, categoryReference, language, languageField } from './fields';
import type { CategoryProperty } from '../../marketplace/product/schema';

export const getCategoryProperties = operation({
	name: 'Get Category Properties',
	value: 'getCategoryProperties',
	action: 'Get the properties of a category',
	description:
		'Lists the attributes that the products of a category have: which are mandatory, which take several values, and the allowed values. Changes nothing.',
	fields: [
		categoryField,
		{
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
		},
		languageField,
	],
	input: z.object({ categoryReference, necessity: texts('Necessity', { max: 40 }), language }),
	async run(input, octopia) {
		const properties = await readProperties(octopia, input.categoryReference, input.language);
		const found = properties.filter(
			(property) =>
				!isReadable(property) || input.necessity.length === 0 || input.necessity.includes(property.necessity ?? ''),
		);
		return itemsOf(found, (property) => ({
			categoryReference: input.categoryReference,
			...asGiven(property),
			propertyReference: String(property.propertyReference),
			choices: (property.choices ?? []).map(choiceOf),
		}));
	},
});

/** Choices are texts, or objects with a label; which of the two is not certain. */
function choiceOf(choice: NonNullable<CategoryProperty['choices']>[number]): string {
	if (typeof choice !== 'object' || choice === null) return String(choice);
	const { label, value, name } = choice as IDataObject;
	return String(label ?? value ?? name ?? JSON.stringify(choice));
}
