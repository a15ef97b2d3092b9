import { optionalMoment, optionalText, texts } from '../../core/checks';
import { collection, field } from '../../core/field';

const orderReference = field({
	displayName: 'Order Reference',
	name: 'orderReference',
	type: 'string',
	default: '',
	description: 'The number that the customer sees',
	check: optionalText({ max: 80 }),
});

/** The day of payment (names of a client of 2022). */
const paid = [
	field({
		displayName: 'Paid After',
		name: 'paidAtMin',
		type: 'dateTime',
		default: '',
		description: 'Payouts are made on the 1st, the 11th and the 21st',
		check: optionalMoment(),
	}),
	field({ displayName: 'Paid Before', name: 'paidAtMax', type: 'dateTime', default: '', check: optionalMoment() }),
];

/** The filters of payments, and of their count. */
export const paymentFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: paid,
});

/** The filters of the count of operations. */
export const operationCountFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [orderReference, ...paid],
});

/** The filters of operations. */
export const operationFiltersField = collection({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		field({
			displayName: 'Event Types',
			name: 'eventTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sale, Refund',
			description: 'Sale, Commission, Refund, Subscription, LogisticFee or others, separated by commas',
			check: texts({ max: 60 }),
		}),
		orderReference,
		...paid,
		field({
			displayName: 'Payment States',
			name: 'paymentState',
			type: 'multiOptions',
			options: [
				{ name: 'Blocked', value: 'Blocked' },
				{ name: 'Estimated', value: 'Estimated' },
				{ name: 'In Process', value: 'InProcess' },
				{ name: 'Not Payable', value: 'NotPayable' },
				{ name: 'Paid', value: 'Paid' },
			],
			default: [],
			check: texts({ max: 40 }),
		}),
		field({
			displayName: 'Sales Channel Name or ID',
			name: 'salesChannelId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getSalesChannels' },
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			check: optionalText({ max: 40 }),
		}),
	],
});
