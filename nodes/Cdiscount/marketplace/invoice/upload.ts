import type { JsonObject } from '../../api/json';
import type { Octopia, WriteRequest } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import { writeOnce, type WriteResult } from '../write/writeOnce';
import { latestImports, readDocuments } from './calls';
import type { InvoiceFile } from './invoiceFile';
import type { UploadOptions } from '../../resources/invoice/fields';
import { fileOf, follow, runningFor, verdictOn } from './imports';
import { invoiceImportSchema, type InvoiceImport } from './schema';

/** What an order has and gets in the way of invoices. */
export interface Shelf {
	hasInvoice: boolean;
	imports: InvoiceImport[];
}

export async function readShelf(octopia: Octopia, orderId: string): Promise<Shelf> {
	const documents = await readDocuments(octopia, orderId);
	return { hasInvoice: documents.length > 0, imports: await latestImports(octopia) };
}

/** Whether nothing is to be uploaded: the order has its invoice, or one is being taken in. */
export const isServed = ({ hasInvoice, imports }: Shelf, orderId: string): boolean =>
	hasInvoice || runningFor(imports, orderId) !== undefined;

/** A write with the import that it began. */
export interface Begun<State> extends WriteResult<State> {
	begun?: InvoiceImport;
}

interface UploadPlan<State> {
	what: string;
	files: InvoiceFile[];
	read(): Promise<State>;
	/** Before anything is sent. */
	isDone(state: State): boolean;
	obstacle(state: State): string | undefined;
	request: WriteRequest;
}

/**
 * Uploads files once. An upload shows as an import that was not there before and holds these files; where the answer is lost, that
 * is how it is found again.
 */
export async function uploadOnce<State extends { imports: InvoiceImport[] }>(
	octopia: Octopia,
	plan: UploadPlan<State>,
	{ dryRun, ifAlreadyDone }: UploadOptions,
): Promise<Begun<State>> {
	let before: Set<string> | undefined;
	let begun: InvoiceImport | undefined;
	let answer: unknown;
	const holdsAll = (one: InvoiceImport) => plan.files.every(({ orderId }) => fileOf(one, orderId) !== undefined);
	const newOne = (imports: InvoiceImport[]) => imports.find((one) => !before?.has(one.importId) && holdsAll(one));
	const written = await writeOnce<State>(
		{
			...octopia,
			write: async (request) => {
				const found = await octopia.write(request);
				answer = found.body;
				return found;
			},
		},
		{
			what: plan.what,
			subject: `invoices ${plan.files.map(({ orderId }) => orderId).join(' ')}`,
			documented: 'named',
			read: plan.read,
			isDone: (state) => {
				if (before === undefined) return plan.isDone(state);
				begun = newOne(state.imports);
				return begun !== undefined;
			},
			obstacle: plan.obstacle,
			request: (state) => {
				before = new Set(state.imports.map((one) => one.importId));
				return plan.request;
			},
		},
		{ dryRun, ifAlreadyDone },
	);
	const named = invoiceImportSchema.safeParse(answer);
	if (named.success) return { ...written, begun: named.data };
	// an answer in another form than the documented one is looked for in the list
	if (written.result === 'done' && begun === undefined) begun = newOne(await latestImports(octopia));
	return { ...written, begun };
}

/** The import of an upload after the wait that the user chose; undefined where the marketplace names none. */
export async function settled(
	octopia: Octopia,
	begun: InvoiceImport | undefined,
	{ waitForResult, maxWait }: Pick<UploadOptions, 'waitForResult' | 'maxWait'>,
): Promise<InvoiceImport | undefined> {
	if (begun === undefined || !waitForResult) return begun;
	return await follow(octopia, begun, maxWait).catch((thrown: unknown) => {
		if (!(thrown instanceof CdiscountError)) throw thrown;
		throw new CdiscountError(
			'outcomeUnknown',
			`The upload was made, and it is not known whether Cdiscount stores it: ${thrown.message.charAt(0).toLowerCase()}${thrown.message.slice(1)}`,
			{ hint: `Look with "Get Import" in a few minutes. Import ${begun.importId}.` },
		);
	});
}

/** What leaves the node for one order. */
export function told(
	octopia: Octopia,
	file: InvoiceFile,
	result: WriteResult<unknown>['result'],
	one: InvoiceImport | undefined,
	isOnly: boolean,
): JsonObject {
	const { orderId, fileName, content } = file;
	const base = { orderId, sellerId: octopia.sellerId, fileName, bytes: content.length };
	// an upload was accepted, but no import tells how it went on
	if (one === undefined)
		return { ...base, result: result === 'done' ? 'processing' : result, importId: null, status: null };
	const { outcome, status } = verdictOn(one, orderId, isOnly);
	return { ...base, result: outcome === 'processing' ? 'processing' : result, importId: one.importId, status };
}
