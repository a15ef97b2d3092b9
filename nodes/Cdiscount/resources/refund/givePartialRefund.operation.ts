import { z } from 'zod';
import { text } from '../../core/checks';
import { money } from '../../core/moneyCheck';
import { operation } from '../../core/operation';
import { orderField, orderId } from '../shared/orderFields';
import { giveGesture as give } from '../../marketplace/refund/partialRefund';
import {
	gestureGuards,
	gestureOptions,
	maximumAmount,
	maximumAmountField,
	reasonDetails,
} from '../shared/refundFields';

export const giveGesture = operation({
	name: 'Give Partial Amount',
	value: 'giveGesture',
	action: 'Give a partial amount back',
	description:
		'Gives the customer of a shipped or delivered order a part of the price back (a commercial gesture), up to what Cdiscount still allows. It cannot be taken back. Set Maximum Amount as a ceiling. Safe to repeat: the same amount for the same reason on the same order is given once.',
	fields: [
		orderField,
		{
			displayName: 'Amount',
			name: 'amount',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			default: 0,
			required: true,
			description: 'Tax included, in the currency of the order',
		},
		{
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
					typeOptions: { searchListMethod: 'searchGestureReasons', searchable: true },
				},
				{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. MissingProduct' },
			],
		},
		{
			displayName: 'Reason Details',
			name: 'reasonDetails',
			type: 'string',
			default: '',
			description: 'A few words; needed when the reason is "Other"',
		},
		maximumAmountField,
		gestureOptions,
	],
	input: z.object({
		orderId,
		amount: money('Amount'),
		reason: text('Reason', { max: 100 }),
		reasonDetails,
		maximumAmount,
		options: gestureGuards,
	}),
	async run({ options: { allowAnother, ...guards }, ...gesture }, octopia) {
		return await give(octopia, { ...gesture, allowAnother }, guards);
	},
});
