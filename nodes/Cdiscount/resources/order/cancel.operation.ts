import { choice } from '../../core/checks';
import { field } from '../../core/field';
import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { cancel as cancelOrder } from '../../marketplace/refund/cancellation';
import { CANCELLATION } from '../../marketplace/refund/possible';
import { planReading } from '../../marketplace/order/orderPages';
import { orderField } from '../shared/orderFields';
import { orderLinesField } from '../shared/orderLinesField';
import { maximumAmountField, reasonField, shippingCostField } from '../shared/refundFields';

const whatField = field({
	displayName: 'What to Cancel',
	name: 'what',
	type: 'options',
	options: [
		{ name: 'Chosen Lines', value: 'lines' },
		{ name: 'Whole Order', value: 'order' },
	],
	default: 'order',
	check: choice(['order', 'lines'], 'order'),
});

export const cancel = operation({
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel an order',
	effect: 'irreversible',
	description:
		'Cancels an order that is not shipped yet, or whole lines of it, and gives the money back to the customer; lines that have left are not cancelled. Safe to repeat: what is cancelled or being cancelled is skipped.',
	warning: 'the customer gets the money, and Cdiscount counts it against the shop',
	fields: [
		orderField,
		whatField,
		{ ...orderLinesField, displayOptions: { show: { what: ['lines'] } } },
		reasonField,
		shippingCostField,
		maximumAmountField,
		writeOptionsField,
	],
	contradiction({ what, orderLineIds }) {
		if (what === 'order' || orderLineIds.length > 0) return undefined;
		return 'No order line is chosen. Choose at least one, or cancel the whole order.';
	},
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [
			['InPreparation', 'Accepted'],
			['Cancelled', 'Shipped'],
		]);
	},
	async run({ what, orderLineIds, options, ...input }, octopia) {
		const lines = what === 'order' ? [] : orderLineIds;
		return await cancelOrder(octopia, { ...input, orderLineIds: lines }, CANCELLATION, options);
	},
});
