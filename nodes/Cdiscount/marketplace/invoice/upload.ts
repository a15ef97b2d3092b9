import type { Octopia } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import type { JsonObject } from '../../api/json';
import { readOrder } from '../order/calls';
import type { Order } from '../order/schema';
import type { WriteResult } from '../write/writeOnce';
import { latestImports, readDocuments } from './calls';
import { afterWait, outcomeFor, runningFor } from './imports';
import type { InvoiceFile } from './invoiceFile';
import { shownRequest, uploadRequest } from './requests';
import type { InvoiceImport } from './schema';
import { uploadOnce, type UploadOptions } from './uploadOnce';

/** Invoices come after the order was validated and fulfilled (documented). */
const FULFILLED: readonly string[] = ['Shipped', 'Delivered'];

/** Statuses of orders that may take an invoice: one that is in preparation where a part of it was shipped. */
export const MAY_TAKE_INVOICE: readonly string[] = [...FULFILLED, 'InPreparation'];

/** Whether the marketplace takes an invoice of an order: it, or a line of it, was shipped. */
export const takesInvoice = ({ status, lines }: Order): boolean =>
	[status, ...lines.map((line) => line.status)].some((found) => FULFILLED.includes(found));

/** What is read before an upload for one order. */
interface State {
	order: Order;
	hasInvoice: boolean;
	imports: InvoiceImport[];
}

/**
 * Uploads the invoice of one order, once: nothing is sent where the order has one, or one is being taken in, unless it is to be replaced.
 * @throws CdiscountError for an order that is not shipped, or a file that the marketplace does not take
 */
export async function uploadInvoice(octopia: Octopia, file: InvoiceFile, options: UploadOptions): Promise<JsonObject> {
	const { orderId } = file;
	const request = uploadRequest(file);
	const { result, state, started } = await uploadOnce<State>(
		octopia,
		{
			what: `The upload of the invoice of order ${orderId}`,
			files: [file],
			read: async () => await readState(octopia, orderId),
			isDone: ({ hasInvoice, imports }) =>
				!options.replace && (hasInvoice || runningFor(imports, orderId) !== undefined),
			obstacle: ({ order }) => obstacle(order),
			request,
		},
		options,
	);
	if (result === 'dryRun')
		return { ...uploadItem(octopia, file, result, undefined, true), request: shownRequest(request, [file]) };
	if (result === 'done')
		return uploadItem(octopia, file, result, await startedAfterWait(octopia, started, options), true);
	const running = state.hasInvoice ? undefined : runningFor(state.imports, orderId);
	const isWaitedFor = running !== undefined && options.waitForResult;
	const latest = isWaitedFor ? await afterWait(octopia, running, options.maxWait) : running;
	return uploadItem(octopia, file, result, latest, false);
}

async function readState(octopia: Octopia, orderId: string): Promise<State> {
	const order = await readOrder(octopia, orderId);
	const documents = await readDocuments(octopia, orderId);
	return { order, hasInvoice: documents.length > 0, imports: await latestImports(octopia) };
}

function obstacle(order: Order): string | undefined {
	if (takesInvoice(order)) return undefined;
	const { orderId, status } = order;
	return `The invoice of order ${orderId} cannot be uploaded: the order is ${status}, and Cdiscount takes invoices of shipped orders only.`;
}

/**
 * The import that an upload started, after the wait that the user chose; undefined where the marketplace shows none.
 * @throws CdiscountError (`outcomeUnknown`) where it cannot be read
 */
export async function startedAfterWait(
	octopia: Octopia,
	started: InvoiceImport | undefined,
	{ waitForResult, maxWait }: Pick<UploadOptions, 'waitForResult' | 'maxWait'>,
): Promise<InvoiceImport | undefined> {
	if (started === undefined || !waitForResult) return started;
	return await afterWait(octopia, started, maxWait).catch((thrown: unknown) => {
		if (!(thrown instanceof CdiscountError)) throw thrown;
		throw new CdiscountError(
			'outcomeUnknown',
			`The upload was made, and it is not known whether Cdiscount stores it: ${thrown.message.charAt(0).toLowerCase()}${thrown.message.slice(1)}`,
			{ hint: `Look with "Get Import" in a few minutes. Import ${started.importId}.` },
		);
	});
}

/**
 * What leaves the node for one order.
 * @param isOnly the import was made for this order alone
 * @throws CdiscountError with the marketplace's reason where it did not take the file
 */
export function uploadItem(
	octopia: Octopia,
	{ orderId, fileName, content }: InvoiceFile,
	result: WriteResult<unknown>['result'],
	one: InvoiceImport | undefined,
	isOnly: boolean,
): JsonObject {
	const item = { orderId, sellerId: octopia.sellerId, fileName, bytes: content.length };
	// an upload was accepted, but no import shows how it went on
	if (one === undefined)
		return { ...item, result: result === 'done' ? 'processing' : result, importId: null, status: null };
	const { outcome, status } = outcomeFor(one, orderId, isOnly);
	return { ...item, result: outcome === 'processing' ? 'processing' : result, importId: one.importId, status };
}
