import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { Unreadable, type Listed } from '../../api/parseResponse';
import { untilFinished, type Waits } from '../write/untilFinished';
import { readPackage, readResults } from './calls';
import type { SentPackage } from './packages';
import { processingRow, resultRow } from './results';
import type { OfferPackage, OfferResult } from './schema';
import { stateOf } from './states';

/** What became of a row. */
export type RowResult = JsonObject | CdiscountError;

/** Gives the result of each row of a package by its reference. */
type ResultOf = (sku: string) => RowResult;

const NOT_FINISHED = 'The marketplace has not finished this package yet.';
const NOT_NAMED = 'The package is integrated, but its results do not name this SKU.';

/**
 * Waits until packages are finished, all of them together, and gives for each what became of its rows. Not to know yet is no error: the
 * rows then are "processing".
 */
export async function awaitResults(
	octopia: Octopia,
	packages: Array<Pick<SentPackage, 'packageId'>>,
	waits: Waits,
): Promise<ResultOf[]> {
	if (packages.length === 0) return [];
	const found: Array<ResultOf | undefined> = packages.map(() => undefined);
	// a package is never finished at once
	await waits.next();
	await untilFinished(waits, async () => {
		for (const [index, { packageId }] of packages.entries()) found[index] ??= await lookForResults(octopia, packageId);
		return found.includes(undefined) ? undefined : found;
	});
	return packages.map(({ packageId }, index) => found[index] ?? notAwaited(packageId));
}

async function lookForResults(octopia: Octopia, packageId: string): Promise<ResultOf | undefined> {
	const found = await readPackage(octopia, packageId).catch(asCdiscountError);
	if (found instanceof CdiscountError) return unread(packageId, found);
	const state = stateOf(found);
	if (state === 'Rejected') return () => packageRejected(packageId, found);
	if (state !== 'Integrated') return undefined;
	const results = await readResults(octopia, packageId).catch(asCdiscountError);
	if (!(results instanceof CdiscountError)) return bySku(packageId, results);
	// refused until the results are there, which may be a little later than the state says
	return results.code === 'invalid' ? undefined : unread(packageId, results);
}

/** The rows of a package that nobody waits for. */
export function notAwaited(packageId: string): ResultOf {
	return (sku) => processingRow(sku, packageId, NOT_FINISHED);
}

function unread(packageId: string, { message }: CdiscountError): ResultOf {
	return (sku) => processingRow(sku, packageId, `The package was sent, but its result could not be read. ${message}`);
}

function bySku(packageId: string, results: Array<Listed<OfferResult>>): ResultOf {
	const found = new Map(
		results.map((result) =>
			result instanceof Unreadable
				? [result.id, processingRow(result.id ?? null, packageId, result.sentence)]
				: [result.sellerExternalReference, resultRow(packageId, result)],
		),
	);
	return (sku) => found.get(sku) ?? processingRow(sku, packageId, NOT_NAMED);
}

function packageRejected(packageId: string, { result }: OfferPackage): CdiscountError {
	const reason = [result?.message, result?.resultCode].filter(Boolean).join(', code ') || 'without giving a reason';
	return new CdiscountError('invalid', `The marketplace rejected the package ${packageId} as a whole: ${reason}.`, {
		hint: 'No offer of this package was changed.',
	});
}
