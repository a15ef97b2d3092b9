import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { choice, texts } from '../../core/checks';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { cancel as cancelOrder, CANCELLATION } from '../../marketplace/refund/cancellation';
import {
	linesField,
	maximumAmount,
	maximumAmountField,
	reason,
	reasonField,
	shippingCostField,
	shippingCostRefund,
} from '../shared/refundFields';
import { orderField, orderId } from '../shared/orderFields';

const whatField: INodeProperties = {
	displayName: 'What to Cancel',
	name: 'what',
	type: 'options',
	options: [
		{ name: 'Chosen Lines', value: 'lines' },
		{ name: 'Whole Order', value: 'order' },
	],
	default: 'order',
};

export const cancel = operation({
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel an order',
	description:
		'Cancels an order that is not shipped yet, or whole lines of it, and gives the money back to the customer; lines that have left are not cancelled. It cannot be taken back and counts against the shop. Safe to repeat: what is cancelled or being cancelled is skipped.',
	fields: [
		{
			displayName:
				'A cancellation cannot be taken back: the customer gets the money, and Cdiscount counts it against the shop',
			name: 'cancellationNotice',
			type: 'notice',
			default: '',
		},
		orderField,
		whatField,
		{ ...linesField, displayOptions: { show: { what: ['lines'] } } },
		reasonField,
		shippingCostField,
		maximumAmountField,
		writeOptionsField,
	],
	input: z
		.object({
			orderId,
			what: choice('What to Cancel', ['order', 'lines'], 'order'),
			orderLineIds: texts('Order Lines', { max: 80 }),
			reason,
			shippingCostRefund,
			maximumAmount,
			options: guards,
		})
		.refine(({ what, orderLineIds }) => what === 'order' || orderLineIds.length > 0, {
			message: 'No order line is chosen. Choose at least one, or cancel the whole order.',
		}),
	async run({ what, orderLineIds, options, ...wish }, octopia) {
		const lines = what === 'order' ? [] : orderLineIds;
		return await cancelOrder(octopia, { ...wish, orderLineIds: lines }, CANCELLATION, options);
	},
});
