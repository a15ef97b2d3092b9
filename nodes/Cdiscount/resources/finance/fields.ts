import type { INodeProperties } from 'n8n-workflow';
import { optionalMoment, text } from '../../core/checks';

/** The filters on the day of payment (names of a client of 2022). */
export const paidFields: INodeProperties[] = [
	{
		displayName: 'Paid After',
		name: 'paidAtMin',
		type: 'dateTime',
		default: '',
		description: 'Payouts are made on the 1st, the 11th and the 21st',
	},
	{ displayName: 'Paid Before', name: 'paidAtMax', type: 'dateTime', default: '' },
];

export const paidShape = { paidAtMin: optionalMoment('Paid After'), paidAtMax: optionalMoment('Paid Before') };

export const orderReferenceField: INodeProperties = {
	displayName: 'Order Reference',
	name: 'orderReference',
	type: 'string',
	default: '',
	description: 'The number that the customer sees',
};

export const invoiceField: INodeProperties = {
	displayName: 'Invoice ID',
	name: 'invoiceId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1400178408',
	description: 'The number of an invoice of Octopia to the seller, as the seller portal shows it',
};

export const invoiceId = text('Invoice ID', {
	max: 40,
	without: [[/^\.{1,2}$/, 'nothing but dots']],
	advice: 'Enter the number of an invoice of Octopia, for example 1400178408.',
});

export const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
};

export const outputProperty = text('Put Output File in Field', { max: 100, advice: 'Enter a name, for example data.' });
