import { flag, optionalText, text } from '../../core/checks';
import { collection, field } from '../../core/field';
import { money } from '../../core/moneyCheck';
import { operation } from '../../core/operation';
import { writeOptionFields } from '../../core/writeOptions';
import { planReading } from '../../marketplace/order/orderPages';
import { givePartialRefund as give } from '../../marketplace/refund/partialRefund';
import { orderField } from '../shared/orderFields';
import { maximumAmountField } from '../shared/refundFields';

const amountField = field({
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	required: true,
	description: 'Tax included, in the currency of the order',
	check: money(),
});

const reasonField = field({
	displayName: 'Reason',
	name: 'reason',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Why, in the words that the sales channel takes',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPartialRefundReasons', searchable: true },
		},
		{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. MissingProduct' },
	],
	check: text({ max: 100 }),
});

const reasonDetailsField = field({
	displayName: 'Reason Details',
	name: 'reasonDetails',
	type: 'string',
	default: '',
	description: 'A few words; needed when the reason is "Other"',
	check: optionalText({ max: 500 }),
});

const optionsField = collection({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		field({
			displayName: 'Allow Another of the Same',
			name: 'allowAnother',
			type: 'boolean',
			default: false,
			description: 'Whether to give it although the same amount was given for the same reason on this order before',
			check: flag(false),
		}),
		...writeOptionFields,
	],
});

export const givePartialRefund = operation({
	name: 'Give Partial Refund (Commercial Gesture)',
	value: 'giveGesture',
	action: 'Give a partial refund (commercial gesture)',
	effect: 'irreversible',
	description:
		'Gives the customer of a shipped or delivered order a part of the price back (a commercial gesture), up to what Cdiscount still allows. Safe to repeat: the same amount for the same reason on the same order is given once.',
	warning: 'the customer gets the money, so set Maximum Amount as a ceiling',
	fields: [orderField, amountField, reasonField, reasonDetailsField, maximumAmountField, optionsField],
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [['Shipped', 'Delivered']]);
	},
	async run({ options: { allowAnother, ...options }, ...input }, octopia) {
		return await give(octopia, { ...input, allowAnother }, options);
	},
});
