import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { listInvoiceLines } from '../../marketplace/finance/calls';
import { invoiceField } from './fields';

export const getInvoiceLines = operation({
	name: 'Get Invoice Lines',
	value: 'getInvoiceLines',
	action: 'Get the lines of an invoice',
	effect: 'read',
	description: 'Lists what an invoice of Octopia to the seller is made of, as Octopia gives it',
	fields: [invoiceField, ...listFields],
	async run({ invoiceId, ...input }, octopia) {
		const lines = await wantedOf(listInvoiceLines(octopia, invoiceId, limitOf(input)), () => true);
		return itemsOf(lines).map((line) => ({ invoiceId, ...line }));
	},
});
