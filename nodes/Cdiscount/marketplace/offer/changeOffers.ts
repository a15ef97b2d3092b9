import chunk from 'lodash/chunk';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { follow, notAwaited, type RowResult } from './packageOutcome';
import { handOver, type PackageType, type Row, type Sent } from './packages';
import { Pauses } from './packageWaits';
import { rehearsed, unchanged } from './results';
import { MAX_PACKAGE, MAX_UPLOAD, type OfferRequest } from './schema';

/** What is to be done for one input. */
export interface Change {
	sku: string;
	/** Undefined where the offer is already as wanted; a CdiscountError where it cannot be sent. */
	line: OfferRequest | CdiscountError | undefined;
	dryRun: boolean;
}

/** How long a run waits for the marketplace. */
export interface Waiting {
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
	{ waitForResult, waitAtMost }: Waiting,
): Promise<RowResult[]> {
	const outcomes: RowResult[] = [];
	const rows: Row[] = [];
	const rehearsals: Row[] = [];
	for (const [place, { sku, line, dryRun }] of changes.entries()) {
		if (line === undefined) outcomes[place] = unchanged(sku);
		else if (line instanceof CdiscountError) outcomes[place] = line;
		else (dryRun ? rehearsals : rows).push({ place, line });
	}
	rehearse(type, rehearsals, outcomes);
	const packages: Sent[] = [];
	for (const part of chunk(rows, MAX_PACKAGE)) {
		const sent = await handOver(octopia, type, part).catch(asCdiscountError);
		if (sent instanceof CdiscountError) part.forEach(({ place }) => (outcomes[place] = sent));
		else packages.push(sent);
	}
	const pauses = new Pauses(waitAtMost, rows.length);
	for (const sent of packages) {
		for (const { row, refusal } of sent.refused) outcomes[row.place] = refusal;
		if (sent.rows.length === 0) continue;
		const resultOf = waitForResult ? await follow(octopia, sent, pauses) : notAwaited(sent.packageId);
		for (const { place, line } of sent.rows) outcomes[place] = resultOf(line.sellerExternalReference);
	}
	return outcomes;
}

function rehearse(packageType: PackageType, rows: Row[], outcomes: RowResult[]): void {
	const packages = Math.ceil(rows.length / MAX_PACKAGE);
	for (const [index, { place, line }] of rows.entries())
		outcomes[place] = rehearsed(line, {
			packageType,
			package: Math.floor(index / MAX_PACKAGE) + 1,
			packages,
			upload: Math.floor((index % MAX_PACKAGE) / MAX_UPLOAD) + 1,
		});
}

/** A reference that is in a package twice is applied by none of its lines, so none of them is sent. */
export const onceBySku = {
	key: ({ sku }: { sku: string }) => sku,
	fault: ({ sku }: { sku: string }, items: number[]) =>
		`The SKU "${sku}" is in ${items.map((item) => `item ${item}`).join(' and in ')}: an offer can be changed once in a run. Remove all but one.`,
};
