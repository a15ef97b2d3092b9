import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listInvoiceLines } from '../../marketplace/finance/calls';
import { operationRow } from '../../marketplace/finance/facts';
import { simplifyField } from '../shared/simplifyField';
import { invoiceField } from './fields';

export const getInvoiceLines = operation({
	name: 'Get Invoice Lines',
	value: 'getInvoiceLines',
	action: 'Get the lines of an invoice',
	effect: 'read',
	description: 'Lists what an invoice of Octopia to the seller is made of: sales, commissions, refunds and fees',
	fields: [invoiceField, ...listFields, simplifyField, datesField],
	async run({ invoiceId, simplify, ...input }, octopia) {
		const lines = await wantedOf(listInvoiceLines(octopia, invoiceId, limitOf(input)), () => true);
		return itemsOf(lines, simplify ? operationRow : undefined).map((line) => ({ invoiceId, ...line }));
	},
});
