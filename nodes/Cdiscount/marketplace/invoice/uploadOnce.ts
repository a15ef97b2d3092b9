import type { Octopia, WriteRequest } from '../../api/client';
import { writeOnce, type WriteOptions, type WriteResult } from '../write/writeOnce';
import { latestImports } from './calls';
import { fileOf } from './imports';
import type { InvoiceFile } from './invoiceFile';
import { invoiceImportSchema, type InvoiceImport } from './schema';

/** What the user chose about an upload. */
export interface UploadOptions extends WriteOptions {
	/** Upload also where the order has an invoice. */
	replace: boolean;
	waitForResult: boolean;
	/** In seconds. */
	maxWait: number;
}

/** An upload as a write, with the files that it sends. */
interface UploadPlan<State> {
	what: string;
	files: InvoiceFile[];
	read(): Promise<State>;
	/** Whether there is nothing to upload; asked before anything is sent. */
	isDone(state: State): boolean;
	obstacle(state: State): string | undefined;
	request: WriteRequest;
}

/** A write with the import that it started; none where nothing was sent, or the marketplace shows none. */
export interface UploadResult<State> extends WriteResult<State> {
	started?: InvoiceImport;
}

/**
 * Uploads files once. An upload shows as an import that was not there before and holds these files; where the response is lost, that
 * is how it is found again.
 * @throws CdiscountError
 */
export async function uploadOnce<State extends { imports: InvoiceImport[] }>(
	octopia: Octopia,
	{ files, request, ...plan }: UploadPlan<State>,
	{ dryRun, ifAlreadyDone }: WriteOptions,
): Promise<UploadResult<State>> {
	let before: Set<string> | undefined;
	const holdsAll = (one: InvoiceImport) => files.every(({ orderId }) => fileOf(one, orderId) !== undefined);
	const startedIn = (imports: InvoiceImport[]) =>
		before && imports.find((one) => !before?.has(one.importId) && holdsAll(one));
	const written = await writeOnce<State>(
		octopia,
		{
			...plan,
			subject: `invoices ${files.map(({ orderId }) => orderId).join(' ')}`,
			documented: 'named',
			isDone: (state) => (before === undefined ? plan.isDone(state) : startedIn(state.imports) !== undefined),
			request: ({ imports }) => {
				before = new Set(imports.map((one) => one.importId));
				return request;
			},
		},
		{ dryRun, ifAlreadyDone },
	);
	const { result, state, after, response } = written;
	const named = invoiceImportSchema.safeParse(response?.body);
	if (named.success) return { ...written, started: named.data };
	const listed = startedIn((after ?? state).imports);
	// a response that names the import in another form is looked for in the list
	if (listed !== undefined || result !== 'done') return { ...written, started: listed };
	return { ...written, started: startedIn(await latestImports(octopia)) };
}
