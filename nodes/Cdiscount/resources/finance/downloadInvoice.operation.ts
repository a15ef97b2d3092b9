import { operation, WithFiles } from '../../core/operation';
import * as finance from '../../marketplace/finance/documents';
import { invoiceField, outputField } from './fields';

export const downloadInvoice = operation({
	name: 'Download Invoice',
	value: 'downloadInvoice',
	action: 'Download an invoice of the marketplace',
	effect: 'read',
	description: 'Downloads an invoice of Octopia to the seller as a PDF file',
	fields: [invoiceField, outputField],
	async run({ invoiceId, binaryPropertyName }, octopia) {
		const { json, file } = await finance.downloadInvoice(octopia, invoiceId);
		return new WithFiles(json, { [binaryPropertyName]: file });
	},
});
