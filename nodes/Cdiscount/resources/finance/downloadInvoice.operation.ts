import { z } from 'zod';
import { path } from '../../api/path';
import { operation } from '../../core/operation';
import { fileFrom } from '../../marketplace/finance/calls';
import { invoiceField, invoiceId, outputField, outputProperty } from './fields';

export const downloadInvoice = operation({
	name: 'Download Invoice',
	value: 'downloadInvoice',
	action: 'Download an invoice of the marketplace',
	description: 'Downloads an invoice of Octopia to the seller as a PDF file. Changes nothing.',
	fields: [invoiceField, outputField],
	input: z.object({ invoiceId, binaryPropertyName: outputProperty }),
	async run(input, octopia) {
		return await fileFrom(octopia, path`/invoices/${input.invoiceId}/documents`, {
			what: `invoice "${input.invoiceId}"`,
			name: input.invoiceId,
			property: input.binaryPropertyName,
			json: { invoiceId: input.invoiceId },
		});
	},
});
