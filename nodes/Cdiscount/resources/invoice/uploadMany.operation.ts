import { batchOperation } from '../../core/operation';
import type { GivenFile } from '../../marketplace/files';
import { BULK_FORMATS, uploadInvoices } from '../../marketplace/invoice/bulkUpload';
import { invoiceFile } from '../../marketplace/invoice/invoiceFile';
import { orderField } from '../shared/orderFields';
import { orderIdFilter } from '../shared/orderFilterFields';
import { binaryField, uploadOptionsField } from './fields';

const orderIdField = {
	...orderIdFilter,
	default: { mode: 'id', value: '={{ $json.orderId }}' },
	required: true,
	description: 'The order of the item; the file is named after it, for that is how Cdiscount finds the order',
	check: orderField.check,
};

/** A batch is handed its inputs without their files, so they are kept from the check of the same inputs. */
const fileOf = new WeakMap<object, GivenFile>();

export const uploadMany = batchOperation({
	name: 'Upload Many',
	value: 'uploadMany',
	action: 'Upload many customer invoices',
	effect: 'irreversible',
	description:
		'Uploads the invoices of many shipped orders in a few imports, one order and one PDF or XML (UBL 2.1) file per item. Safe to repeat: an order that has an invoice is skipped unless Replace is chosen.',
	warning: 'customers can read the invoices; others can replace them, but nothing removes them',
	fields: [orderIdField, binaryField, uploadOptionsField],
	async check(input, files) {
		const file = await files.given(input.binaryPropertyName);
		await invoiceFile(input.orderId, file, BULK_FORMATS);
		fileOf.set(input, file);
	},
	once: {
		key: ({ orderId }) => orderId.toLowerCase(),
		fault: ({ orderId }, items) =>
			`Order ${orderId} is in the items ${items.join(' and ')}, but an order has one invoice. Leave one of them out.`,
	},
	async runAll(inputs, octopia) {
		const uploads = inputs.map((input) => ({ ...input, file: fileOf.get(input)! }));
		return await uploadInvoices(octopia, uploads);
	},
});
