import type { INodeProperties } from 'n8n-workflow';
import { choice, text, texts } from '../../core/checks';

/** Cdiscount keeps its catalogue in French; other channels also in these. */
export const LANGUAGES = ['fr-FR', 'en-US', 'es-ES'] as const;

export const FRENCH = LANGUAGES[0];

export const languageField: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'English', value: 'en-US' },
		{ name: 'French', value: 'fr-FR' },
		{ name: 'Spanish', value: 'es-ES' },
	],
	default: 'fr-FR',
	description: 'The language of the labels; Cdiscount itself is in French',
};

export const language = choice('Language', LANGUAGES, FRENCH);

const CATEGORY_ADVICE = 'Choose it from the list, or enter its code, for example 0U0O05.';

/** The category an operation is about: from a searchable list, or by code. */
export const categoryField: INodeProperties = {
	displayName: 'Category',
	name: 'categoryReference',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The category of the lowest level; the first search reads the whole tree, which takes a while',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCategories', searchable: true, searchFilterRequired: true },
		},
		{ displayName: 'By Code', name: 'id', type: 'string', placeholder: 'e.g. 0U0O05' },
	],
};

/** A category of any level. */
export const categoryReference = text('Category', { max: 20, without: [[/\s/, 'a space']], advice: CATEGORY_ADVICE });

/** A category that takes products: level 3, whose codes have six characters (two for each level). */
export const categoryOfProducts = categoryReference.transform((value, context) => {
	if (!/^[0-9A-Za-z]{6}$/.test(value))
		context.addIssue({
			code: 'custom',
			message: `Category "${value}" takes no products: only codes of six letters and digits, those of the third level, do. ${CATEGORY_ADVICE}`,
		});
	return value;
});

/** Several categories, as the filter of the API takes them. */
export const categoriesFilter: INodeProperties = {
	displayName: 'Categories',
	name: 'categoryReference',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0U0O05, 0U0O06',
	description: 'Codes of categories, separated by commas',
};

export const categories = texts('Categories', { max: 20 });
