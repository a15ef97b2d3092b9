import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { choice, flag, optionalMoment, optionalText, texts } from '../../core/checks';
import type { Query } from '../../api/client';
import { SUPPLY_MODES } from '../../marketplace/order/schema';

/** Which orders are read: the filters of `GET /orders`, which `GET /orders/count` takes as well. */
export const filterFields: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Business Orders',
			name: 'businessOrder',
			type: 'boolean',
			default: true,
			description: 'Whether to read only the orders of companies; switched off, only those of consumers',
		},
		{ displayName: 'Created After', name: 'createdAtMin', type: 'dateTime', default: '' },
		{ displayName: 'Created Before', name: 'createdAtMax', type: 'dateTime', default: '' },
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			default: '',
			description: 'The number that the customer sees',
		},
		{
			displayName: 'Sales Channel',
			name: 'salesChannelId',
			type: 'string',
			default: '',
			placeholder: 'e.g. CDISFR',
		},
		{ displayName: 'Shipped After', name: 'shippedAtMin', type: 'dateTime', default: '' },
		{ displayName: 'Shipped Before', name: 'shippedAtMax', type: 'dateTime', default: '' },
		{
			displayName: 'Shipping Country',
			name: 'shippingCountry',
			type: 'string',
			default: '',
			placeholder: 'e.g. FR',
			description: 'Two letters',
		},
		{
			displayName: 'Statuses',
			name: 'status',
			type: 'multiOptions',
			options: [
				{ name: 'Accepted', value: 'Accepted', description: 'Confirmed; the marketplace checks the payment' },
				{ name: 'Cancelled', value: 'Cancelled' },
				{ name: 'Delivered', value: 'Delivered' },
				{ name: 'In Preparation', value: 'InPreparation', description: 'To be shipped' },
				{ name: 'Processing', value: 'Processing', description: 'Just arrived' },
				{ name: 'Refused', value: 'Refused', description: 'By the seller' },
				{ name: 'Rejected', value: 'Rejected', description: 'By the marketplace' },
				{ name: 'Shipped', value: 'Shipped' },
				{ name: 'Waiting for Acceptance', value: 'WaitingAcceptance', description: 'To be confirmed within 48 hours' },
			],
			default: [],
		},
		{
			displayName: 'Supply Mode',
			name: 'supplyMode',
			type: 'options',
			options: [
				{ name: 'Octopia Fulfillment', value: 'Fulfillment' },
				{ name: 'Seller', value: 'Seller' },
				{ name: 'Xdock', value: 'Xdock', description: 'Through a warehouse of the sales channel' },
			],
			default: 'Seller',
		},
		{ displayName: 'Updated After', name: 'updatedAtMin', type: 'dateTime', default: '' },
		{ displayName: 'Updated Before', name: 'updatedAtMax', type: 'dateTime', default: '' },
	],
};

/** Checks the filters and writes them as query parameters: statuses as a comma list, moments in UTC with `Z`. */
export const filters = z
	.object({
		businessOrder: flag('Business Orders', true).optional(),
		createdAtMin: optionalMoment('Created After'),
		createdAtMax: optionalMoment('Created Before'),
		reference: optionalText('Reference', { max: 80 }),
		salesChannelId: optionalText('Sales Channel', { max: 40 }),
		shippedAtMin: optionalMoment('Shipped After'),
		shippedAtMax: optionalMoment('Shipped Before'),
		shippingCountry: optionalText('Shipping Country', { max: 2, advice: 'Use the two letters, for example FR.' }),
		status: texts('Statuses', { max: 40 }),
		supplyMode: choice('Supply Mode', SUPPLY_MODES, 'Seller').optional(),
		updatedAtMin: optionalMoment('Updated After'),
		updatedAtMax: optionalMoment('Updated Before'),
	})
	.default({})
	.transform(
		({ status, ...rest }): Query => ({ ...rest, status: (status as string[]).join(',') }) as Query,
	) as unknown as z.ZodType<Query>;
