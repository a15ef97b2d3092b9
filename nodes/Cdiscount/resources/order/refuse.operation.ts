import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { approve } from '../../marketplace/order/approval';
import { orderField } from '../shared/orderFields';

export const refuse = operation({
	name: 'Refuse',
	value: 'refuse',
	action: 'Refuse an order',
	description:
		'Refuses an order that waits for acceptance: the customer gets no goods. It cannot be taken back and counts against the acceptance rate of the shop. Safe to repeat: an order refused before is skipped.',
	fields: [
		{
			displayName:
				'A refusal cannot be taken back, and it lowers the acceptance rate that Cdiscount judges the shop by',
			name: 'refusalNotice',
			type: 'notice',
			default: '',
		},
		orderField,
		writeOptionsField,
	],
	async run({ orderId, options }, octopia) {
		return await approve(octopia, orderId, 'Refused', options);
	},
});
