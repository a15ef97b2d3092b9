import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { Unreadable, type Listed } from '../../api/parseResponse';
import { readPackage, readResults, stateOf } from './calls';
import type { Sent } from './packages';
import { type Pauses } from './packageWaits';
import { integrated, processing } from './results';
import type { OfferPackage, OfferResult } from './schema';

/** What became of a row. */
export type RowResult = JsonObject | CdiscountError;

const WAITS = 'The marketplace has not finished this package yet.';
const SILENT = 'The package is integrated, but its results do not name this SKU.';

/**
 * Waits until a package is finished and tells what became of its rows. Not to know yet is no error: the rows then say
 * "processing".
 * @param pauses shared by all packages of a run, so that the waiting ends in time
 */
export async function follow(octopia: Octopia, sent: Sent, pauses: Pauses): Promise<(sku: string) => RowResult> {
	const { packageId } = sent;
	for (;;) {
		// a package is never finished at once
		const isLast = !(await pauses.make(octopia));
		const found = await readPackage(octopia, packageId).catch(asCdiscountError);
		if (found instanceof CdiscountError) return unread(packageId, found);
		const state = stateOf(found);
		if (state === 'Rejected') return () => rejected(packageId, found);
		if (state === 'Integrated') {
			const results = await readResults(octopia, packageId).catch(asCdiscountError);
			if (!(results instanceof CdiscountError)) return bySku(packageId, results);
			// refused until the results are there, which may be a little later than the state says
			if (results.code !== 'invalid') return unread(packageId, results);
		}
		if (isLast) return notAwaited(packageId);
	}
}

/** The rows of a package that nobody waits for. */
export function notAwaited(packageId: string): (sku: string) => RowResult {
	return (sku) => processing(sku, packageId, WAITS);
}

function unread(packageId: string, { message }: CdiscountError): (sku: string) => RowResult {
	return (sku) => processing(sku, packageId, `The package was sent, but its result could not be read. ${message}`);
}

function bySku(packageId: string, results: Array<Listed<OfferResult>>): (sku: string) => RowResult {
	const found = new Map(
		results.map((result) =>
			result instanceof Unreadable
				? [result.id, processing(result.id ?? null, packageId, result.sentence)]
				: [result.sellerExternalReference, integrated(packageId, result)],
		),
	);
	return (sku) => found.get(sku) ?? processing(sku, packageId, SILENT);
}

function rejected(packageId: string, { result }: OfferPackage): CdiscountError {
	const reason = [result?.message, result?.resultCode].filter(Boolean).join(', code ') || 'without giving a reason';
	return new CdiscountError('invalid', `The marketplace rejected the package ${packageId} as a whole: ${reason}.`, {
		hint: 'No offer of this package was changed.',
	});
}
