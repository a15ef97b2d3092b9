import type { Octopia } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import { untilFinished, Waits } from '../write/untilFinished';
import { readImport } from './calls';
import { FINISHED_IMPORTS, type ImportedFile, type InvoiceImport } from './schema';

/** Whether everything in it has its outcome. */
export const isFinished = ({ status }: InvoiceImport): boolean => FINISHED_IMPORTS.includes(status);

/** The order that a file is for, by the rule that its name is the order's id. */
export const orderOf = ({ fileName }: ImportedFile): string =>
	(fileName ?? '')
		.split(/[\\/]/)
		.at(-1)!
		.replace(/\.[^.]*$/, '');

/** The file of an order within an import. */
export function fileOf(one: InvoiceImport, orderId: string): ImportedFile | undefined {
	return (one.files ?? []).find((file) => orderOf(file).toLowerCase() === orderId.toLowerCase());
}

/** An import that is still being worked on and holds a file of this order. */
export function runningFor(imports: InvoiceImport[], orderId: string): InvoiceImport | undefined {
	return imports.find((one) => !isFinished(one) && fileOf(one, orderId) !== undefined);
}

/** Why a file was refused. What the errors are called is not documented: every text under a name that sounds like one counts. */
export function reasonOf(found: ImportedFile | InvoiceImport | undefined): string {
	const named = Object.entries(found ?? {}).filter(([name]) => /error|reason|message/i.test(name));
	const texts = named.flatMap(([, value]) => textsIn(value));
	const step = found?.integrationStatus;
	return [...new Set(texts)].join(' ') || (step ? `it stopped at the step ${step}` : '');
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (typeof value !== 'object' || value === null) return [];
	const parts = Array.isArray(value)
		? value
		: Object.entries(value).flatMap(([key, part]) => (key === 'code' ? [] : [part]));
	return parts.flatMap(textsIn);
}

/** What became of one order's invoice. */
export interface ImportOutcome {
	/** `processing`: the marketplace has not finished with it. */
	outcome: 'stored' | 'processing';
	status: string;
}

/**
 * What became of the invoice of an order.
 * @param isOnly the import was made for this order alone, so that its status is the file's
 * @throws CdiscountError with the marketplace's reason where it was not stored
 */
export function outcomeFor(one: InvoiceImport, orderId: string, isOnly: boolean): ImportOutcome {
	const file = fileOf(one, orderId) ?? (isOnly ? one.files?.[0] : undefined);
	const own = file?.status ?? '';
	const status = own === '' || own === 'Running' ? (one.status === 'PartialSuccess' ? own : one.status) : own;
	if (status === 'Success') return { outcome: 'stored', status };
	if (status === 'Failure') {
		const reason = reasonOf(file) || reasonOf(one) || 'no reason is given';
		throw new CdiscountError(
			'invalid',
			`Cdiscount did not take the invoice of order ${orderId}: ${reason.replace(/\.$/, '')}.`,
			{
				hint: `Correct the file or wait until the order is shipped, then upload again. Import ${one.importId}.`,
			},
		);
	}
	if (!isFinished(one)) return { outcome: 'processing', status: 'Running' };
	throw new CdiscountError(
		'outcomeUnknown',
		`Import ${one.importId} has ended without a word about the invoice of order ${orderId}.`,
		{ hint: 'Look with "Get Documents" whether the order has its invoice.' },
	);
}

/** The longest wait between two looks at an import, in seconds. */
const LONGEST_WAIT = 30;

/**
 * Waits until an import has ended, at most for some seconds, and no longer than the execution is wanted.
 * @returns the import as last read
 */
export async function afterWait(octopia: Octopia, one: InvoiceImport, seconds: number): Promise<InvoiceImport> {
	let latest: InvoiceImport | undefined;
	const look = async () => {
		// as it is known already, before it is read again
		latest = latest === undefined ? one : await readImport(octopia, one.importId);
		return isFinished(latest) ? latest : undefined;
	};
	const waits = new Waits(octopia, { atMost: seconds, longest: LONGEST_WAIT });
	return (await untilFinished(waits, look)) ?? latest ?? one;
}
