import type { Query } from '../../api/client';
import { choice, flag, optionalMoment, whenGiven } from '../../core/checks';
import { choices } from '../../core/choices';
import { optionalCountry } from '../../core/countries';
import { collection, field, type InputOf } from '../../core/field';
import { ORDER_STATUSES, SUPPLY_MODES } from '../../marketplace/order/schema';
import { orderReferenceFilter } from '../shared/orderFilterFields';
import { salesChannelField } from '../shared/salesChannelField';

/** Which orders are read: the filters of `GET /orders`, which `GET /orders/count` takes as well. */
export const filtersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'Business Orders',
			name: 'businessOrder',
			type: 'boolean',
			default: true,
			description: 'Whether to read only the orders of companies; switched off, only those of consumers',
			check: whenGiven(flag(true)),
		}),
		field({
			displayName: 'Created After',
			name: 'createdAtMin',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Created Before',
			name: 'createdAtMax',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		{ ...orderReferenceFilter, displayName: 'Reference', name: 'reference' as const },
		salesChannelField,
		field({
			displayName: 'Shipped After',
			name: 'shippedAtMin',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Shipped Before',
			name: 'shippedAtMax',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Shipping Country Name or ID',
			name: 'shippingCountry',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getCountries' },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			check: optionalCountry(),
		}),
		field({
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
			check: choices(ORDER_STATUSES),
		}),
		field({
			displayName: 'Supply Mode',
			name: 'supplyMode',
			type: 'options',
			options: [
				{ name: 'Octopia Fulfillment', value: 'Fulfillment' },
				{ name: 'Seller', value: 'Seller' },
				{ name: 'Xdock', value: 'Xdock', description: 'Through a warehouse of the sales channel' },
			],
			default: 'Seller',
			check: whenGiven(choice(SUPPLY_MODES, 'Seller')),
		}),
		field({
			displayName: 'Updated After',
			name: 'updatedAtMin',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
		field({
			displayName: 'Updated Before',
			name: 'updatedAtMax',
			type: 'dateTime',
			default: '',
			check: optionalMoment(),
		}),
	],
});

/** The filters as query parameters: statuses as a comma list, moments in UTC with `Z`. */
export const queryOf = ({ status, ...filters }: InputOf<typeof filtersField>['filters']): Query => ({
	...filters,
	status: status.join(','),
});
