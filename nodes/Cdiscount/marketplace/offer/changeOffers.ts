import chunk from 'lodash/chunk';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { awaitResults, notAwaited, type RowResult } from './packageOutcome';
import { packageWaits, sendPackage, type PackageType, type Row, type SentPackage } from './packages';
import { dryRunRow, unchangedRow } from './results';
import { MAX_PACKAGE, MAX_UPLOAD, type OfferRequest } from './schema';
import { Uploads } from './uploads';

/** What is to be done for one input. */
export interface Change {
	sku: string;
	/** Undefined where the offer is already as wanted. */
	line: OfferRequest | undefined;
	dryRun: boolean;
}

/** How long a run waits for the marketplace. */
export interface WaitOptions {
	waitForResult: boolean;
	/** In seconds. */
	waitAtMost: number;
}

/**
 * Sends the changes of one seller in as few calls as the API allows: per 100 a call, and per package (of 50,000) a few more.
 * @returns one result or CdiscountError per change, in order
 */
export async function changeOffers(
	octopia: Octopia,
	type: PackageType,
	changes: Change[],
	{ waitForResult, waitAtMost }: WaitOptions,
): Promise<RowResult[]> {
	const results: RowResult[] = [];
	const rows: Row[] = [];
	const dryRows: Row[] = [];
	for (const [place, { sku, line, dryRun }] of changes.entries()) {
		if (line === undefined) results[place] = unchangedRow(sku);
		else (dryRun ? dryRows : rows).push({ place, line });
	}
	showRequests(type, dryRows, results);
	const uploads = new Uploads(octopia);
	const packages: SentPackage[] = [];
	for (const part of chunk(rows, MAX_PACKAGE)) {
		const sent = await sendPackage(octopia, type, part, uploads).catch(asCdiscountError);
		if (sent instanceof CdiscountError) part.forEach(({ place }) => (results[place] = sent));
		else packages.push(sent);
	}
	for (const { row, error } of packages.flatMap(({ rejected }) => rejected)) results[row.place] = error;
	const closed = packages.filter((sent) => sent.rows.length > 0);
	const found = waitForResult
		? await awaitResults(octopia, closed, packageWaits(octopia, waitAtMost))
		: closed.map(({ packageId }) => notAwaited(packageId));
	for (const [index, sent] of closed.entries())
		for (const { place, line } of sent.rows) results[place] = found[index](line.sellerExternalReference);
	return results;
}

/** The results of a dry run: which line would go out in which upload of which package. */
function showRequests(packageType: PackageType, rows: Row[], results: RowResult[]): void {
	const packages = Math.ceil(rows.length / MAX_PACKAGE);
	for (const [index, { place, line }] of rows.entries())
		results[place] = dryRunRow(line, {
			packageType,
			package: Math.floor(index / MAX_PACKAGE) + 1,
			packages,
			upload: Math.floor((index % MAX_PACKAGE) / MAX_UPLOAD) + 1,
		});
}
