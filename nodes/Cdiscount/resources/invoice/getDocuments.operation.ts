import { z } from 'zod';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { orderField, orderId } from '../shared/orderFields';
import { readDocuments } from '../../marketplace/invoice/calls';

export const getDocuments = operation({
	name: 'Get Documents',
	value: 'getDocuments',
	action: 'Get the invoices of an order',
	description:
		'Reads which customer invoices an order has: one item per document, none where there is no invoice. Changes nothing.',
	fields: [orderField],
	input: z.object({ orderId }),
	async run({ orderId: id }, octopia) {
		const documents = await readDocuments(octopia, id);
		return itemsOf(documents).map((document) => ({ orderId: id, ...document }));
	},
});
