import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { decidedFlag, flag, wholeNumber } from '../../core/checks';
import { categoryField } from './fields';

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Attributes (JSON)',
			name: 'attributesJson',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. {"23346": "Wood", "24120": ["12"]}',
			description: 'Values by property reference, where the attributes differ from row to row',
		},
		{
			displayName: 'Brand',
			name: 'brand',
			type: 'string',
			default: '',
			description: 'Some categories need it; at most 50 characters',
		},
		{
			displayName: 'Marketing Description',
			name: 'richMarketingDescription',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'A long description, in which HTML is allowed; at most 5000 characters',
		},
		{
			displayName: 'Variant Group Reference',
			name: 'variantGroupReference',
			type: 'string',
			default: '',
			description: 'The same for all variants of a product; categories with variants need it',
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to check everything and send nothing: the output shows the sheet that would be sent',
		},
		{
			displayName: 'Wait at Most (Seconds)',
			name: 'waitSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 900 },
			default: 120,
			description: 'How long to wait for the reports; products without one then leave with result "processing"',
		},
		{
			displayName: 'Wait for Report',
			name: 'waitForReport',
			type: 'boolean',
			default: true,
			description: 'Whether to wait until the marketplace says what became of each product',
		},
	],
};

/** The form of a product sheet. */
export const createFields: INodeProperties[] = [
	{
		displayName: 'GTIN',
		name: 'gtin',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 3701234567891',
		description: 'The barcode (EAN, UPC) of the product, with its leading zeros',
	},
	{
		displayName: 'Seller Product Reference',
		name: 'sellerProductReference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. SKU-1001',
		description: 'Your own reference of the product, at most 50 characters, without spaces',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		description: 'What the product is, in French, at most 132 characters, without HTML',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		description: 'In French, at most 2000 characters, without HTML',
	},
	categoryField,
	{
		displayName: 'Pictures',
		name: 'pictures',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/1.jpg, https://example.com/2.jpg',
		description:
			'Addresses of 1 to 6 pictures, separated by commas: https, public, without redirect, 500 to 3000 pixels, at most 5 MB',
	},
	{
		displayName: 'Attributes',
		name: 'attributes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attribute',
		default: {},
		description: 'What the category asks for; "Get Category Properties" lists it',
		options: [
			{
				displayName: 'Attribute',
				name: 'attribute',
				values: [
					{
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
					},
					{
						displayName: 'Values',
						name: 'values',
						type: 'string',
						default: '',
						description: 'Several values are separated by the sign |',
					},
				],
			},
		],
	},
	additionalFields,
	options,
];

export const createOptions = z
	.object({
		dryRun: decidedFlag('Dry Run'),
		waitForReport: flag('Wait for Report', true),
		waitSeconds: wholeNumber('Wait at Most', 1, 900, 120),
	})
	.default({});
