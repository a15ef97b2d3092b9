import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { approve } from '../../marketplace/order/approval';
import { orderField } from '../shared/orderFields';

export const refuse = operation({
	name: 'Refuse',
	value: 'refuse',
	action: 'Refuse an order',
	effect: 'irreversible',
	description: 'Refuses an order that waits for acceptance. Safe to repeat: an order refused before is skipped.',
	warning: 'the customer gets no goods, and the acceptance rate that Cdiscount judges the shop by falls',
	fields: [orderField, writeOptionsField],
	async run({ orderId, options }, octopia) {
		return await approve(octopia, orderId, 'Refused', options);
	},
});
