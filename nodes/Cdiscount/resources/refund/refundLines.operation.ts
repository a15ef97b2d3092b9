import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { planReading } from '../../marketplace/order/orderPages';
import { cancel } from '../../marketplace/refund/cancellation';
import { REFUND } from '../../marketplace/refund/possible';
import { orderField } from '../shared/orderFields';
import { orderLinesField } from '../shared/orderLinesField';
import { maximumAmountField, reasonField, shippingCostField } from '../shared/refundFields';

export const refundLines = operation({
	name: 'Refund Lines',
	value: 'refundLines',
	action: 'Refund lines of an order',
	effect: 'irreversible',
	description:
		'Gives the customer the price of chosen lines of a shipped or delivered order back, each line whole. Safe to repeat: lines refunded or being refunded are skipped.',
	warning: 'the customer gets the money, so set Maximum Amount as a ceiling',
	fields: [orderField, orderLinesField, reasonField, shippingCostField, maximumAmountField, writeOptionsField],
	contradiction({ orderLineIds }) {
		return orderLineIds.length > 0 ? undefined : 'No order line is chosen. Choose at least one.';
	},
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [['Shipped', 'Delivered']]);
	},
	async run({ options, ...input }, octopia) {
		return await cancel(octopia, input, REFUND, options);
	},
});
