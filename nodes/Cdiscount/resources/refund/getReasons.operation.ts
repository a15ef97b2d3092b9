import { choice } from '../../core/checks';
import { field } from '../../core/field';
import { operation } from '../../core/operation';
import { readPartialRefundReasons, readReasons } from '../../marketplace/refund/reasons';
import { REFUNDABLE_STATUSES } from '../../marketplace/refund/schema';

const purposeField = field({
	displayName: 'For',
	name: 'purpose',
	type: 'options',
	options: [
		{ name: 'Cancellation or Refund', value: 'cancellation' },
		{ name: 'Partial Refund (Commercial Gesture)', value: 'gesture' },
	],
	default: 'cancellation',
	check: choice(['cancellation', 'gesture'], 'cancellation'),
});

const orderStatusField = field({
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
	check: choice(REFUNDABLE_STATUSES, 'Shipped'),
});

export const getReasons = operation({
	name: 'Get Reasons',
	value: 'getReasons',
	action: 'Get the reasons for refunds',
	effect: 'read',
	description:
		'Lists the reasons that Cdiscount takes now, for cancelling or refunding an order in a status, or for a partial refund (a commercial gesture)',
	fields: [purposeField, orderStatusField],
	async run({ purpose, orderStatus }, octopia) {
		const isPartial = purpose === 'gesture';
		const reasons = isPartial ? await readPartialRefundReasons(octopia) : await readReasons(octopia, orderStatus);
		return reasons.map((reason) => ({ ...reason }));
	},
});
