import type { Octopia } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import type { JsonObject } from '../../api/json';
import { path } from '../../api/path';
import type { MadeFile } from '../files';
import { unknownTo } from './calls';

/** A document of the marketplace, and what is known of it. */
export interface FinanceDocument {
	/** `fileName`, `mimeType`, and `fileSize` in bytes. */
	json: JsonObject;
	file: MadeFile;
}

/** Downloads an invoice of Octopia to the seller. @throws CdiscountError (`notFound`) naming it; `unreadable` for what is no document */
export async function downloadInvoice(octopia: Octopia, invoiceId: string): Promise<FinanceDocument> {
	const { json, file } = await download(octopia, path`/invoices/${invoiceId}/documents`, 'invoice', invoiceId);
	return { json: { invoiceId, ...json }, file };
}

/** Downloads a yearly tax report (DAC7). @throws CdiscountError (`notFound`) naming it; `unreadable` for what is no document */
export async function downloadReport(octopia: Octopia, reportId: string): Promise<FinanceDocument> {
	const { json, file } = await download(octopia, path`/reports/${reportId}/report-documents`, 'report', reportId);
	return { json: { reportId, ...json }, file };
}

async function download(octopia: Octopia, from: string, kind: string, id: string): Promise<FinanceDocument> {
	const what = `${kind} "${id}"`;
	const { content, mimeType: announced } = await octopia.download(from).catch(unknownTo(octopia, what));
	const isPdf = content.subarray(0, 5).toString('latin1') === '%PDF-';
	const mimeType = isPdf ? 'application/pdf' : announced;
	if (/json|html/.test(mimeType) || content.length === 0)
		throw new CdiscountError('unreadable', `The marketplace answered something that is no document for ${what}.`, {
			hint: 'Try again later; if this goes on, download it in the Octopia seller portal.',
		});
	const name = `${id}.${isPdf ? 'pdf' : extensionOf(mimeType)}`;
	return { json: { fileName: name, mimeType, fileSize: content.length }, file: { name, mimeType, content } };
}

/** The ending of a file of this type; reports may come as archives or tables. */
function extensionOf(mimeType: string): string {
	const known: Record<string, string> = { 'application/zip': 'zip', 'text/csv': 'csv', 'application/xml': 'xml' };
	return known[mimeType] ?? 'bin';
}
