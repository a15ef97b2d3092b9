import { decidedFlag, flag, optionalText, text, wholeNumber } from '../../core/checks';
import { collection, field, rowsOf } from '../../core/field';
import { MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from '../../marketplace/product/schema';
import { attributesJson, attributeValues, pictures, prose } from './createChecks';
import { settleNumber } from '../shared/numberSku';
import { gtinField, productCategoryField } from './fields';

const attributeFields = [
	field({
		displayName: 'Attribute Name or ID',
		name: 'propertyReference',
		type: 'options',
		typeOptions: {
			loadOptionsMethod: 'getCategoryAttributes',
			loadOptionsDependsOn: ['categoryReference.value'],
		},
		default: '',
		description:
			'Attributes of the chosen category. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		check: text({ max: 40, advice: 'Enter the number that "Get Category Properties" gives.' }),
	}),
	field({
		displayName: 'Values',
		name: 'values',
		type: 'string',
		default: '',
		description: 'Several values are separated by the sign |',
		check: attributeValues,
	}),
];

const additionalFields = collection({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		field({
			displayName: 'Attributes (JSON)',
			name: 'attributesJson',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. {"23346": "Wood", "24120": ["12"]}',
			description: 'Values by the number of the attribute, where the attributes differ from row to row',
			check: attributesJson,
		}),
		field({
			displayName: 'Brand',
			name: 'brand',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'Some categories need it; at most 50 characters',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchBrands', searchable: true },
				},
				{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. MARQUE' },
			],
			check: optionalText({ max: 50 }),
		}),
		field({
			displayName: 'Marketing Description',
			name: 'richMarketingDescription',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'A long description, in which HTML is allowed; at most 5000 characters',
			check: prose({ max: 5000, html: true }),
		}),
		field({
			displayName: 'Variant Group Reference',
			name: 'variantGroupReference',
			type: 'string',
			default: '',
			description: 'The same for all variants of a product; categories with variants need it',
			check: optionalText({ max: 50 }),
		}),
	],
});

const options = collection({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		field({
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to check everything and send nothing: the output shows the sheet that would be sent',
			check: decidedFlag(),
		}),
		field({
			displayName: 'Wait at Most (Seconds)',
			name: 'waitSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 900 },
			default: 120,
			description: 'How long to wait for the reports; products without one then leave with result "processing"',
			check: wholeNumber(1, 900, 120),
		}),
		field({
			displayName: 'Wait for Result',
			name: 'waitForReport',
			type: 'boolean',
			default: true,
			description: 'Whether to wait until the marketplace says what became of each product',
			check: flag(true),
		}),
	],
});

/** The form of a product sheet. */
export const createFields = [
	gtinField,
	field({
		displayName: 'Seller Product Reference',
		name: 'sellerProductReference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. SKU-1001',
		description: 'Your own reference of the product, at most 50 characters, without spaces',
		check: text({
			max: 50,
			without: [[/[^!-{}~]/, 'a space, the sign | or a letter with an accent']],
			advice: 'Enter your own reference (SKU) with plain letters, digits and signs.',
		}),
		settle: settleNumber('Seller Product Reference'),
	}),
	field({
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		description: 'What the product is, in French, at most 132 characters, without HTML',
		check: prose({ max: MAX_TITLE_LENGTH, advice: 'Enter what the product is, as customers look for it.' }),
	}),
	field({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		description: 'In French, at most 2000 characters, without HTML',
		check: prose({ max: MAX_DESCRIPTION_LENGTH, advice: 'Tell in plain text what the product is.' }),
	}),
	productCategoryField,
	field({
		displayName: 'Pictures',
		name: 'pictures',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/1.jpg, https://example.com/2.jpg',
		description:
			'Addresses of 1 to 6 pictures, separated by commas: https, public, without redirect, 500 to 3000 pixels, at most 5 MB',
		check: pictures,
	}),
	field({
		displayName: 'Attributes',
		name: 'attributes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attribute',
		default: {},
		description: 'What the category asks for; "Get Category Properties" lists it',
		options: [{ displayName: 'Attribute', name: 'attribute', values: attributeFields }],
		check: rowsOf('attribute', attributeFields),
	}),
	additionalFields,
	options,
];
