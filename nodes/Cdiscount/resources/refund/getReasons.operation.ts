import { z } from 'zod';
import { choice } from '../../core/checks';
import { operation } from '../../core/operation';
import { readGestureReasons, readReasons } from '../../marketplace/refund/calls';
import { REFUNDABLE_STATUSES } from '../../marketplace/refund/schema';

export const getReasons = operation({
	name: 'Get Reasons',
	value: 'getReasons',
	action: 'Get the reasons for refunds',
	description:
		'Lists the reasons that Cdiscount takes now, for cancelling or refunding an order in a status, or for giving a partial amount. Changes nothing.',
	fields: [
		{
			displayName: 'For',
			name: 'purpose',
			type: 'options',
			options: [
				{ name: 'Cancellation or Refund', value: 'cancellation' },
				{ name: 'Partial Amount', value: 'gesture' },
			],
			default: 'cancellation',
		},
		{
			displayName: 'Order Status',
			name: 'orderStatus',
			type: 'options',
			displayOptions: { show: { purpose: ['cancellation'] } },
			options: [
				{ name: 'Accepted', value: 'Accepted' },
				{ name: 'Delivered', value: 'Delivered' },
				{ name: 'In Preparation', value: 'InPreparation' },
				{ name: 'Shipped', value: 'Shipped' },
			],
			default: 'Shipped',
		},
	],
	input: z.object({
		purpose: choice('For', ['cancellation', 'gesture'], 'cancellation'),
		orderStatus: choice('Order Status', REFUNDABLE_STATUSES, 'Shipped'),
	}),
	async run({ purpose, orderStatus }, octopia) {
		const reasons = purpose === 'gesture' ? await readGestureReasons(octopia) : await readReasons(octopia, orderStatus);
		return reasons.map((reason) => ({ ...reason }));
	},
});
