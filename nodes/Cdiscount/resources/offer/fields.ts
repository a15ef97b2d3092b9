import type { INodeProperties } from 'n8n-workflow';
import { deliveryModesField } from './deliveryModes';

/** The offer an operation is about: from a list of the shop's offers, or by its SKU. */
export const offerField: INodeProperties = {
	displayName: 'SKU',
	name: 'sku',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The offer, by your own reference: choose it from the list, or give the SKU',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOffers', searchable: true },
		},
		{ displayName: 'By SKU', name: 'sku', type: 'string', placeholder: 'e.g. LAMPE-042' },
	],
};

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const competingOffersField: INodeProperties = {
	displayName: 'Competing Offers',
	name: 'competingOffers',
	type: 'boolean',
	default: false,
	description: 'Whether to read what other sellers ask, and who wins the product page (Cdiscount only)',
};

/** Options of every change, by name. */
export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to check everything and send nothing: the output shows what would be sent, in which package',
};

export const waitAtMost: INodeProperties = {
	displayName: 'Wait at Most (Seconds)',
	name: 'waitAtMost',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 300,
	description:
		'How long to wait for the marketplace to work through the packages. What is not finished then leaves as "processing". The first item decides for all.',
};

export const waitForResult: INodeProperties = {
	displayName: 'Wait for Result',
	name: 'waitForResult',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until every item is accepted or rejected, instead of returning the package ID at once. The first item decides for all.',
};

/** Options of changes that carry a price or a stock. */
export const maximumQuantity: INodeProperties = {
	displayName: 'Maximum Quantity',
	name: 'maximumQuantity',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 100,
	description: 'The most units to offer, however many there are',
};

export const minimumPrice: INodeProperties = {
	displayName: 'Minimum Price',
	name: 'minimumPrice',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'A floor: an item with a lower price fails, and nothing is sent for it',
};

export const originPrice: INodeProperties = {
	displayName: 'Origin Price',
	name: 'originPrice',
	type: 'string',
	default: '',
	placeholder: 'e.g. 59.90',
	description: 'The struck-through price, which must be above the price',
};

export const safetyStock: INodeProperties = {
	displayName: 'Safety Stock',
	name: 'safetyStock',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Units to keep back: they are subtracted from the quantity, which never goes below 0',
};

export const vatNotation: INodeProperties = {
	displayName: 'VAT Notation',
	name: 'vatNotation',
	type: 'options',
	options: [
		{ name: 'Percent', value: 'percent', description: 'Sent as 20' },
		{ name: 'Rate', value: 'rate', description: 'Sent as 0.2 of type Rate' },
	],
	default: 'percent',
	description:
		'How VAT is written to the marketplace; change it only if VAT is refused. It is entered in percent anyway.',
};

export const vat: INodeProperties = {
	displayName: 'VAT (Percent)',
	name: 'vat',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
	default: 20,
	description: 'The VAT rate that the price includes, as 20 for 20 %. VAT, Ecotax and DEA tax are sent together.',
};

export const ecotax: INodeProperties = {
	displayName: 'Ecotax',
	name: 'ecotax',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'Ecological contribution in the price of one unit, tax included; 0 where there is none',
};

export const deaTax: INodeProperties = {
	displayName: 'DEA Tax',
	name: 'deaTax',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'Furniture contribution (DEA) in the price of one unit, tax included; 0 where there is none',
};

export const preparationTime: INodeProperties = {
	displayName: 'Preparation Time (Days)',
	name: 'preparationTime',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 1,
	description: 'Days until the parcel is handed to the carrier',
};

export { deliveryModesField as deliveryModes };
