import { optionalMoment } from '../../core/checks';
import { choices } from '../../core/choices';
import { collection, field } from '../../core/field';
import { EVENT_TYPES, PAYMENT_STATES } from '../../marketplace/finance/schema';
import { orderReferenceFilter } from '../shared/orderFilterFields';
import { salesChannelField } from '../shared/salesChannelField';

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
	options: [orderReferenceFilter, ...paid],
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
			type: 'multiOptions',
			options: [
				{ name: 'Commission', value: 'Commission' },
				{ name: 'Logistic Fee', value: 'LogisticFee' },
				{ name: 'Refund', value: 'Refund' },
				{ name: 'Sale', value: 'Sale' },
				{ name: 'Subscription', value: 'Subscription' },
			],
			default: [],
			description: 'Those that Octopia has published; without this filter all others come as well',
			check: choices(EVENT_TYPES),
		}),
		orderReferenceFilter,
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
			check: choices(PAYMENT_STATES),
		}),
		salesChannelField,
	],
});
