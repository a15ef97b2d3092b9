import uniq from 'lodash/uniq';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { choice, fault, optionalText, refined, text, texts } from '../../core/checks';
import { collection, field } from '../../core/field';
import type { Settle } from '../../core/settleFields';
import { readCategory } from '../../marketplace/product/calls';
import { FRENCH, LANGUAGES } from '../../marketplace/product/schema';
import { gtin } from '../shared/gtin';

/** A GTIN (EAN, UPC) of 8, 12, 13 or 14 digits with a right check digit. It stays text: leading zeros belong to it. */
export const gtinField = field({
	displayName: 'GTIN',
	name: 'gtin',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 3701234567891',
	description: 'The barcode (EAN, UPC) of the product, with its leading zeros',
	check: gtin,
});

export const languageField = field({
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
	check: choice(LANGUAGES, FRENCH),
});

const CATEGORY_ADVICE = 'Choose it from the list, or enter its code, for example 0U0O05.';

const anyCategory = text({ max: 20, without: [[/\s/, 'a space']], advice: CATEGORY_ADVICE });

/** The category an operation is about, of any level: from a searchable list, or by code. */
export const categoryField = field({
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
	check: anyCategory,
});

/** A category that takes products: level 3, whose codes have six characters (two for each level). */
export const productCategoryField = {
	...categoryField,
	check: refined(anyCategory, (value, label) => {
		if (/^[0-9A-Za-z]{6}$/.test(value)) return value;
		return fault(
			`${label} "${value}" takes no products: only codes of six letters and digits, those of the third level, do. ${CATEGORY_ADVICE}`,
		);
	}),
};

/** Whether there are such categories; each is looked up once. */
const settleCategories: Settle<string[]> = async (given, octopia) => {
	const codes = uniq(given.flatMap(({ value }) => value));
	const found = new Map<string, string | CdiscountError>();
	for (const code of codes) found.set(code, await codeOf(octopia, code).catch(asCdiscountError));
	return given.map(({ value }) => {
		const settled = value.map((code) => found.get(code) ?? code);
		return settled.find((code) => code instanceof CdiscountError) ?? settled.map(String);
	});
};

const codeOf = async (octopia: Octopia, code: string) => (await readCategory(octopia, code)).categoryReference;

/** A category above others, of any level; none means all. */
export const parentField = field({
	displayName: 'Parent',
	name: 'parentReference',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'A category above those that are wanted',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchParentCategories', searchable: true, searchFilterRequired: true },
		},
		{ displayName: 'By Code', name: 'id', type: 'string', placeholder: 'e.g. 0U' },
	],
	check: optionalText({ max: 20, without: [[/\s/, 'a space']], advice: CATEGORY_ADVICE }),
	async settle(given, octopia) {
		const lists = given.map(({ value, ...rest }) => ({ ...rest, value: value === undefined ? [] : [value] }));
		const settled = await settleCategories(lists, octopia);
		return settled.map((found) => (found instanceof CdiscountError ? found : found[0]));
	},
});

/** Which of the seller's products are read. */
export const productFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'Categories',
			name: 'categoryReference',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'One from the list, or the codes of several',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchCategories', searchable: true, searchFilterRequired: true },
				},
				{
					displayName: 'By Code',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 0U0O05, 0U0O06',
					hint: 'Separated by commas',
				},
			],
			check: texts({ max: 20, without: [[/\s/, 'a space']], advice: CATEGORY_ADVICE }),
			settle: settleCategories,
		}),
	],
});

/** The filters as query parameters. */
export const productQuery = ({ categoryReference }: { categoryReference: string[] }) => ({
	categoryReference: categoryReference.join(','),
});
