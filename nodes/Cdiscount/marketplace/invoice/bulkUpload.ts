import type { Octopia } from '../../api/client';
import { asError, InputError } from '../../api/errors';
import type { Files } from '../../core/files';
import type { Output } from '../../core/operation';
import { latestImports, readDocuments } from './calls';
import type { UploadOptions } from '../../resources/invoice/fields';
import { invoiceFile, type InvoiceFile } from './invoiceFile';
import { runningFor } from './imports';
import { bulkRequest, shownRequest } from './requests';
import type { InvoiceImport } from './schema';
import { settled, told, uploadOnce } from './upload';

/** One row of a batch, as it was filled in. */
export interface Upload {
	orderId: string;
	binaryPropertyName: string;
	options: UploadOptions;
}

/** How much one import takes (our choice: no limit is known). */
const MOST_FILES = 50;
const MOST_BYTES = 20 * 1024 * 1024;

const FORMATS = ['pdf', 'xml'] as const;

/** A batch is handed its inputs without their files, so they are kept from the check of the same inputs. */
const filesOf = new WeakMap<Upload, Files>();

/** A batch of invoices of one run, with the place of each among the inputs. */
type Load = Array<{ place: number; file: InvoiceFile; input: Upload }>;

/** Checks the file of a row, before anything is sent. @throws CdiscountError */
export async function checkUpload(input: Upload, files: Files): Promise<void> {
	await invoiceFile(input.orderId, input.binaryPropertyName, files, FORMATS);
	filesOf.set(input, files);
}

/**
 * Uploads many invoices in as few imports as may be. Whether an order is shipped is not read order by order: the import says it, file by
 * file. Which invoices an order has is read, unless they are to be replaced.
 * @returns one result or Error per row, in order
 */
export async function uploadAll(octopia: Octopia, inputs: Upload[]): Promise<Array<Output | Error>> {
	const imports = await latestImports(octopia);
	const results: Array<Output | Error> = [];
	const load: Load = [];
	for (const [place, input] of inputs.entries()) {
		const found = await prepared(octopia, input, imports).catch(asError);
		if (found instanceof Error) results[place] = found;
		else if (found.output !== undefined) results[place] = found.output;
		else load.push({ place, input, file: found.file });
	}
	for (const part of parts(load)) {
		const found = await sendPart(octopia, part).catch(asError);
		for (const { place, file } of part) results[place] = found instanceof Error ? found : outcome(octopia, file, found);
	}
	return results;
}

/** The file of an input that has to be uploaded, or its result where it has not. */
async function prepared(
	octopia: Octopia,
	input: Upload,
	imports: InvoiceImport[],
): Promise<{ file: InvoiceFile; output?: Output }> {
	const { orderId: id, binaryPropertyName, options } = input;
	const files = filesOf.get(input);
	if (files === undefined) throw new Error('The files of the item are not at hand.');
	const file = await invoiceFile(id, binaryPropertyName, files, FORMATS);
	if (!options.replace) {
		const running = runningFor(imports, id);
		const isServed = (await readDocuments(octopia, id)).length > 0 || running !== undefined;
		if (isServed && options.ifAlreadyDone === 'fail')
			throw new InputError(`The upload of the invoice of order ${id} was made before.`, {
				hint: 'Set "If Already Done" to "Skip" to let such items pass, or choose Replace.',
			});
		if (isServed) return { file, output: told(octopia, file, 'alreadyDone', running, false) };
	}
	if (!options.dryRun) return { file };
	const request = shownRequest(bulkRequest([file]), [file]);
	return { file, output: { ...told(octopia, file, 'dryRun', undefined, true), request } };
}

function parts(load: Load): Load[] {
	const found: Load[] = [];
	let bytes = 0;
	for (const one of load) {
		const size = one.file.content.length;
		const last = found.at(-1);
		if (last === undefined || last.length >= MOST_FILES || bytes + size > MOST_BYTES) {
			found.push([one]);
			bytes = size;
		} else {
			last.push(one);
			bytes += size;
		}
	}
	return found;
}

async function sendPart(octopia: Octopia, part: Load): Promise<InvoiceImport | undefined> {
	const files = part.map(({ file }) => file);
	const options = part.map(({ input }) => input.options);
	const { begun } = await uploadOnce(
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
		{ ...options[0], dryRun: false, ifAlreadyDone: 'skip' },
	);
	return await settled(octopia, begun, {
		waitForResult: options.some(({ waitForResult }) => waitForResult),
		maxWait: Math.max(...options.map(({ maxWait }) => maxWait)),
	});
}

function outcome(octopia: Octopia, file: InvoiceFile, found: InvoiceImport | undefined): Output | Error {
	try {
		return told(octopia, file, 'done', found, false);
	} catch (error) {
		return asError(error);
	}
}
