import type { INodeProperties } from 'n8n-workflow';

const carrier: INodeProperties = {
	displayName: 'Carrier',
	name: 'carrierName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Who carries the parcel, as Cdiscount names it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCarriers', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Colissimo' },
	],
};

const parcelNumber: INodeProperties = {
	displayName: 'Parcel Number',
	name: 'parcelNumber',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 6A12345678901',
	description: 'The tracking number, at most 50 characters, without spaces',
};

const trackingUrl: INodeProperties = {
	displayName: 'Tracking URL',
	name: 'trackingUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.laposte.fr/outils/suivre-vos-envois?code=6A12345678901',
	description: 'Where the customer can follow the parcel, starting with https://, at most 255 characters',
};

const orderLines: INodeProperties = {
	displayName: 'Order Line Names or IDs',
	name: 'orderLineIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getOrderLines', loadOptionsDependsOn: ['orderId.value'] },
	default: [],
	description:
		'The lines in this parcel. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** The form of a shipment: one parcel, and more where the sales channel takes them. */
export const shipFields: INodeProperties[] = [
	{
		displayName:
			'A declared shipment cannot be corrected: check carrier and number before. Try it with the option Dry Run.',
		name: 'shipmentNotice',
		type: 'notice',
		default: '',
	},
	carrier,
	parcelNumber,
	trackingUrl,
	{
		displayName: 'Lines',
		name: 'lines',
		type: 'options',
		options: [
			{ name: 'All Shippable Lines', value: 'all', description: 'Lines whose cancellation was asked for stay out' },
			{
				name: 'Chosen Lines',
				value: 'chosen',
				description: 'On Cdiscount itself, one parcel takes the complete order',
			},
		],
		default: 'all',
		description: 'Which lines of the order are in the parcel',
	},
	{ ...orderLines, displayOptions: { show: { lines: ['chosen'] } } },
	{
		displayName: 'Additional Parcels',
		name: 'additionalParcels',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parcel',
		default: {},
		description:
			'Further parcels of the same order, for sales channels that take several; all of them are declared in one call',
		options: [
			{
				displayName: 'Parcel',
				name: 'parcel',
				values: [
					{
						displayName: 'Carrier Name',
						name: 'carrierName',
						type: 'string',
						default: '',
						placeholder: 'e.g. Colissimo',
					},
					orderLines,
					parcelNumber,
					trackingUrl,
				],
			},
		],
	},
];
