import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readDocuments } from '../../marketplace/invoice/calls';
import { orderField } from '../shared/orderFields';

export const getDocuments = operation({
	name: 'Get Documents',
	value: 'getDocuments',
	action: 'Get the invoices of an order',
	effect: 'read',
	description: 'Reads which customer invoices an order has: one item per document, none where there is no invoice',
	fields: [orderField, datesField],
	async run({ orderId }, octopia) {
		const documents = await readDocuments(octopia, orderId);
		return itemsOf(documents).map((document) => ({ orderId, ...document }));
	},
});
