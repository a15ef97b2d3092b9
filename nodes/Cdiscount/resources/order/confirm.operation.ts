import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { approve } from '../../marketplace/order/approval';
import { ACCEPTED_STATUSES } from '../../marketplace/order/facts';
import { planReading } from '../../marketplace/order/orderPages';
import { orderField } from '../shared/orderFields';

export const confirm = operation({
	name: 'Confirm',
	value: 'confirm',
	action: 'Confirm an order',
	effect: 'irreversible',
	description: 'Confirms an order that waits for acceptance. Safe to repeat: an order confirmed before is skipped.',
	warning: 'the seller then has to ship by the deadline',
	fields: [orderField, writeOptionsField],
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [['WaitingAcceptance'], ACCEPTED_STATUSES]);
	},
	async run({ orderId, options }, octopia) {
		return await approve(octopia, orderId, 'Accepted', options);
	},
});
