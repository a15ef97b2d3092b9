import { z } from 'zod';
import { batchOperation } from '../../core/operation';
import { orderId } from '../shared/orderFields';
import { checkUpload, uploadAll, type Upload } from '../../marketplace/invoice/bulkUpload';
import { binaryField, binaryProperty, uploadOptionFields, uploadOptions } from './fields';

export const uploadMany = batchOperation<Upload>({
	name: 'Upload Many',
	value: 'uploadMany',
	action: 'Upload many customer invoices',
	description:
		'Uploads the invoices of many shipped orders in a few imports, one order and one PDF or XML (UBL 2.1) file per item. Customers can read them; they can be replaced, not removed. Safe to repeat: an order that has an invoice is skipped unless Replace is chosen.',
	fields: [
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '={{ $json.orderId }}',
			required: true,
			placeholder: 'e.g. CDISFR260902091500A1B2',
			description: 'The order of the item; the file is named after it, for that is how Cdiscount finds the order',
		},
		binaryField,
		uploadOptionFields,
	],
	input: z.object({ orderId, binaryPropertyName: binaryProperty, options: uploadOptions }),
	async check(input, files) {
		await checkUpload(input, files);
	},
	once: {
		key: (input) => input.orderId.toLowerCase(),
		fault: (input, items) =>
			`Order ${input.orderId} is in the items ${items.join(' and ')}, but an order has one invoice. Leave one of them out.`,
	},
	async runAll(inputs, octopia) {
		return await uploadAll(octopia, inputs);
	},
});
