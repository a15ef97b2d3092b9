import { z } from 'zod';
import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listInvoiceLines } from '../../marketplace/finance/calls';
import { invoiceField, invoiceId } from './fields';

export const getInvoiceLines = operation({
	name: 'Get Invoice Lines',
	value: 'getInvoiceLines',
	action: 'Get the lines of an invoice',
	description: 'Lists what an invoice of Octopia to the seller is made of, as the API gives it. Changes nothing.',
	fields: [invoiceField, ...listFields],
	input: z.object({ invoiceId, ...listShape }),
	async run(input, octopia) {
		const lines = await wantedOf(listInvoiceLines(octopia, input.invoiceId, limitOf(input)), () => true);
		return itemsOf(lines).map((line) => ({ invoiceId: input.invoiceId, ...line }));
	},
});
