import type { Octopia } from '../../api/client';
import { asError, InputError } from '../../api/errors';
import type { JsonObject } from '../../api/json';
import type { GivenFile } from '../files';
import { latestImports, readDocuments } from './calls';
import { runningFor } from './imports';
import { invoiceFile, type InvoiceFile } from './invoiceFile';
import { bulkRequest, shownRequest } from './requests';
import type { InvoiceImport } from './schema';
import { startedAfterWait, uploadItem } from './upload';
import { uploadOnce, type UploadOptions } from './uploadOnce';

/** The invoice of one order among many. */
export interface BulkUpload {
	orderId: string;
	file: GivenFile;
	options: UploadOptions;
}

/** How much one import takes (our choice: no limit is known). */
const MOST_FILES = 50;
const MOST_BYTES = 20 * 1024 * 1024;

/** What an import of many orders takes: an archive cannot be named after one order. */
export const BULK_FORMATS = ['pdf', 'xml'] as const;

type Result = JsonObject | Error;

/** Invoices that have to be uploaded, with the place of each among the inputs. */
type Pending = Array<{ place: number; file: InvoiceFile; options: UploadOptions }>;

/**
 * Uploads many invoices in as few imports as may be. Whether an order is shipped is not read order by order: the import says it, file by
 * file. Which invoices an order has is read, unless they are to be replaced.
 * @returns one result or Error per input, in order
 */
export async function uploadInvoices(octopia: Octopia, inputs: BulkUpload[]): Promise<Result[]> {
	const imports = await latestImports(octopia);
	const results: Result[] = [];
	const pending: Pending = [];
	for (const [place, input] of inputs.entries()) {
		const found = await prepare(octopia, input, imports).catch(asError);
		if (found instanceof Error) results[place] = found;
		else if (found.item !== undefined) results[place] = found.item;
		else pending.push({ place, file: found.file, options: input.options });
	}
	for (const part of partsOf(pending)) {
		const found = await upload(octopia, part).catch(asError);
		for (const { place, file } of part)
			results[place] = found instanceof Error ? found : resultOf(octopia, file, found.latest);
	}
	return results;
}

/** The file of an input, and what leaves for it where nothing is to be uploaded. */
async function prepare(
	octopia: Octopia,
	{ orderId, file: given, options }: BulkUpload,
	imports: InvoiceImport[],
): Promise<{ file: InvoiceFile; item?: JsonObject }> {
	const file = await invoiceFile(orderId, given, BULK_FORMATS);
	if (!options.replace) {
		const running = runningFor(imports, orderId);
		const isDone = (await readDocuments(octopia, orderId)).length > 0 || running !== undefined;
		if (isDone && options.ifAlreadyDone === 'fail')
			throw new InputError(`The upload of the invoice of order ${orderId} was made before.`, {
				hint: 'Set "If Already Done" to "Skip" to let such items pass, or choose Replace.',
			});
		if (isDone) return { file, item: uploadItem(octopia, file, 'alreadyDone', running, false) };
	}
	if (!options.dryRun) return { file };
	const request = shownRequest(bulkRequest([file]), [file]);
	return { file, item: { ...uploadItem(octopia, file, 'dryRun', undefined, true), request } };
}

/** What goes into one import each. */
function partsOf(pending: Pending): Pending[] {
	const parts: Pending[] = [];
	let bytes = 0;
	for (const one of pending) {
		const size = one.file.content.length;
		const last = parts.at(-1);
		if (last === undefined || last.length >= MOST_FILES || bytes + size > MOST_BYTES) {
			parts.push([one]);
			bytes = size;
		} else {
			last.push(one);
			bytes += size;
		}
	}
	return parts;
}

/** Uploads invoices in one import. @returns the import after the wait; none where the marketplace shows none */
async function upload(octopia: Octopia, part: Pending): Promise<{ latest: InvoiceImport | undefined }> {
	const files = part.map(({ file }) => file);
	const options = part.map((one) => one.options);
	const { started } = await uploadOnce(
		octopia,
		{
			what:
				files.length === 1
					? `The upload of the invoice of order ${files[0].orderId}`
					: `The upload of ${files.length} invoices`,
			files,
			read: async () => ({ imports: await latestImports(octopia) }),
			isDone: () => false,
			obstacle: () => undefined,
			request: bulkRequest(files),
		},
		{ dryRun: false, ifAlreadyDone: 'skip' },
	);
	const latest = await startedAfterWait(octopia, started, {
		waitForResult: options.some(({ waitForResult }) => waitForResult),
		maxWait: Math.max(...options.map(({ maxWait }) => maxWait)),
	});
	return { latest };
}

function resultOf(octopia: Octopia, file: InvoiceFile, latest: InvoiceImport | undefined): Result {
	try {
		return uploadItem(octopia, file, 'done', latest, false);
	} catch (thrown) {
		return asError(thrown);
	}
}
