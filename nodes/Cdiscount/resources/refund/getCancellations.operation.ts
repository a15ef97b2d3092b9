import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { operation } from '../../core/operation';
import { orderField, orderId } from '../order/order.fields';
import { readCancellations } from './refund.api';

export const getCancellations = operation({
	name: 'Get Many Refunds',
	value: 'getCancellations',
	action: 'Get many refunds of an order',
	description:
		'Lists the cancellation and refund requests of an order, by whomever they were made, with their outcome. Changes nothing.',
	fields: [orderField],
	input: z.object({ orderId }),
	async run({ orderId }, octopia) {
		const requests = await readCancellations(octopia, orderId);
		return requests.map((request) => ({ ...request, sellerId: octopia.sellerId }) as unknown as IDataObject);
	},
});
