import { assertAsked } from '../../api/assertAsked';
import type { Octopia } from '../../api/client';
import type { Pages } from '../../api/paging';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { listSchema, type Listed } from '../../api/parseResponse';
import { readable } from '../../api/listed';
import { orNotFound } from '../notFound';
import { readOrder } from '../order/calls';
import { invoiceDocumentSchema, invoiceImportSchema, type InvoiceDocument, type InvoiceImport } from './schema';

/** The most that are asked for at once. The endpoint calls the size `pageSize`, unlike other lists by cursor (one client). */
const PAGE = 100;

/**
 * The invoices that an order has. Whether the API answers an order without invoices by an empty list or by a 404 is not known, so
 * after a 404 the order itself decides.
 * @throws CdiscountError (`notFound`) where there is no such order
 */
export async function readDocuments(octopia: Octopia, orderId: string): Promise<Array<Listed<InvoiceDocument>>> {
	return await octopia
		.read(path`/orders/${orderId}/invoice-documents`, listSchema(invoiceDocumentSchema, 'invoice-documents'))
		.catch(async (thrown: unknown) => {
			if (!(thrown instanceof CdiscountError) || thrown.code !== 'notFound') throw thrown;
			await readOrder(octopia, orderId);
			return [];
		});
}

/** Reads one import of the connected seller. @throws CdiscountError (`notFound`) with a sentence naming it */
export async function readImport(octopia: Octopia, importId: string): Promise<InvoiceImport> {
	const unknown = orNotFound(
		`The seller ${octopia.sellerId} has no import of invoices with the ID "${importId}".`,
		'Check the import ID: "Upload" and "Upload Many" give it, and "Get Many Imports" lists them.',
	);
	const found = await octopia.read(path`/order-invoice-imports/${importId}`, invoiceImportSchema).catch(unknown);
	assertAsked('invoice report', importId, found.importId);
	return found;
}

/** Lists imports; the API gives the newest first, as far as is known. */
export function listImports(
	octopia: Octopia,
	limit?: number,
	pages: Pages = {},
): AsyncGenerator<Listed<InvoiceImport>> {
	const pageSize = Math.min(PAGE, limit ?? PAGE);
	return octopia.list('/order-invoice-imports', invoiceImportSchema, {
		style: 'cursor',
		query: { pageSize },
		limit,
		pageSize,
		idName: 'importId',
		...pages,
	});
}

/** The newest imports: enough to find an upload that was made just now. */
export async function latestImports(octopia: Octopia): Promise<InvoiceImport[]> {
	const found: InvoiceImport[] = [];
	for await (const one of readable(listImports(octopia, PAGE))) found.push(one);
	return found;
}
