import type { Octopia, Query } from '../../api/client';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import type { Listed } from '../../api/parseResponse';
import { WithFiles } from '../../core/operation';
import { operationSchema, paymentSchema, type Operation, type Payment } from './schema';

/** Events: sales, commissions, refunds, fees; known a day after they happen (documented). */
export function listOperations(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Listed<Operation>> {
	return octopia.list('/operations', operationSchema, { style: 'page', query, limit, idName: 'operationReference' });
}

export function listPayments(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Listed<Payment>> {
	return octopia.list('/payments', paymentSchema, { style: 'page', query, limit, idName: 'paymentId' });
}

/** The lines of an invoice of Octopia; nothing is known of their names. @throws CdiscountError (`notFound`) naming the invoice */
export async function* listInvoiceLines(
	octopia: Octopia,
	invoiceId: string,
	limit?: number,
): AsyncGenerator<Listed<Operation>> {
	try {
		yield* octopia.list(path`/invoices/${invoiceId}/details`, operationSchema, { style: 'page', limit });
	} catch (thrown) {
		throw unknownIn(thrown, `There is no invoice "${invoiceId}"`, octopia);
	}
}

/**
 * A document of the marketplace as a file under a binary property.
 * @param from its path
 * @param what names it, for the sentence when there is none
 * @throws CdiscountError
 */
export async function fileFrom(
	octopia: Octopia,
	from: string,
	{ what, name, property, json }: { what: string; name: string; property: string; json: Record<string, string> },
): Promise<WithFiles> {
	const { content, mimeType } = await octopia.download(from).catch((thrown: unknown) => {
		throw unknownIn(thrown, `There is no ${what}`, octopia);
	});
	const isPdf = content.subarray(0, 5).toString('latin1') === '%PDF-';
	const kind = isPdf ? 'application/pdf' : mimeType;
	if (/json|html/.test(kind) || content.length === 0)
		throw new CdiscountError('unreadable', `The marketplace answered something that is no document for ${what}.`, {
			hint: 'Try again later; if this goes on, download it in the seller portal.',
		});
	const fileName = `${name}.${isPdf ? 'pdf' : extensionOf(kind)}`;
	const facts = { ...json, fileName, mimeType: kind, fileSize: content.length };
	return new WithFiles(facts, { [property]: { name: fileName, mimeType: kind, content } });
}

function unknownIn(thrown: unknown, sentence: string, { sellerId }: Octopia): unknown {
	if (!(thrown instanceof CdiscountError) || thrown.code !== 'notFound') return thrown;
	return new CdiscountError('notFound', `${sentence} for the seller ${sellerId}.`, {
		...thrown.facts,
		hint: 'Check the number. Invoices are issued on the 9th, the 19th and the 29th.',
	});
}

/** The ending of a file of this type; reports may come as archives or tables. */
function extensionOf(mimeType: string): string {
	const known: Record<string, string> = { 'application/zip': 'zip', 'text/csv': 'csv', 'application/xml': 'xml' };
	return known[mimeType] ?? 'bin';
}
