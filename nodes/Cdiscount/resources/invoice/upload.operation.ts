import { operation } from '../../core/operation';
import { planReading } from '../../marketplace/order/orderPages';
import { invoiceFile } from '../../marketplace/invoice/invoiceFile';
import { uploadInvoice } from '../../marketplace/invoice/upload';
import { orderField } from '../shared/orderFields';
import { binaryField, uploadOptionsField } from './fields';

export const upload = operation({
	name: 'Upload',
	value: 'upload',
	action: 'Upload a customer invoice',
	effect: 'irreversible',
	description:
		'Uploads the invoice of one shipped order from a binary field: PDF, XML (UBL 2.1) or ZIP. Safe to repeat: an order that has an invoice is skipped unless Replace is chosen.',
	warning: 'the customer can read the invoice; another one can replace it, but nothing removes it',
	fields: [orderField, binaryField, uploadOptionsField],
	async check({ orderId, binaryPropertyName }, files) {
		await invoiceFile(orderId, await files.given(binaryPropertyName));
	},
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [['Shipped', 'Delivered']]);
	},
	async run({ orderId, binaryPropertyName, options }, octopia, files) {
		const file = await invoiceFile(orderId, await files.given(binaryPropertyName));
		return await uploadInvoice(octopia, file, options);
	},
});
