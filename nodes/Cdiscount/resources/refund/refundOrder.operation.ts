import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { planReading } from '../../marketplace/order/orderPages';
import { cancel } from '../../marketplace/refund/cancellation';
import { REFUND } from '../../marketplace/refund/possible';
import { orderField } from '../shared/orderFields';
import { maximumAmountField, reasonField, shippingCostField } from '../shared/refundFields';

export const refundOrder = operation({
	name: 'Refund Order',
	value: 'refundOrder',
	action: 'Refund an order',
	effect: 'irreversible',
	description:
		'Gives the customer the whole price of a shipped or delivered order back. Safe to repeat: what is refunded or being refunded is skipped.',
	warning: 'the customer gets the money, so set Maximum Amount as a ceiling',
	fields: [orderField, reasonField, shippingCostField, maximumAmountField, writeOptionsField],
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [['Shipped', 'Delivered']]);
	},
	async run({ options, ...input }, octopia) {
		return await cancel(octopia, { ...input, orderLineIds: [] }, REFUND, options);
	},
});
