import chunk from 'lodash/chunk';
import lowerFirst from 'lodash/lowerFirst';
import type { Octopia } from '../../api/client';
import { path } from '../../api/path';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { untilFinished, Waits } from '../write/untilFinished';
import { readPackage } from './calls';
import { errorIfUndocumented, writeWithRetry } from './packageRequests';
import { MAX_UPLOAD, type OfferRequest, type PACKAGE_TYPES } from './schema';
import { isFinished, stateOf } from './states';
import type { Uploads } from './uploads';

export type PackageType = (typeof PACKAGE_TYPES)[number];

/** A line to send, with its place among the inputs. */
export interface Row {
	place: number;
	line: OfferRequest;
}

/** A package that was sent. */
export interface SentPackage {
	packageId: string;
	/** What is in it; a package without rows is left open, and expires. */
	rows: Row[];
	/** Rows whose upload the marketplace rejected; they are not in the package. */
	rejected: Array<{ row: Row; error: CdiscountError }>;
}

/** A package is begun anew this often after lost responses. */
const MOST_PACKAGES = 5;

/** How long the marketplace may take in what was uploaded, in seconds. */
const INTAKE = 300;

/** Waits between looks at packages, small ones and large ones: whoever waits is told half a minute late at most. @param atMost in seconds */
export const packageWaits = (octopia: Octopia, atMost: number): Waits => new Waits(octopia, { atMost, longest: 30 });

/**
 * Fills a package and closes it. Nothing of it counts before it is closed, so after a lost response it is left to expire (after six
 * hours) and another one is begun: no line can be in a package twice.
 * @param rows at most as many as a package takes, each with another reference
 * @param uploads those of the run
 * @throws CdiscountError, and then no row was changed unless it is `outcomeUnknown`
 */
export async function sendPackage(
	octopia: Octopia,
	type: PackageType,
	rows: Row[],
	uploads: Uploads,
): Promise<SentPackage> {
	const sent = await fillPackage(octopia, type, rows, uploads);
	if (sent.rows.length > 0) await closePackage(octopia, sent.packageId);
	return sent;
}

async function fillPackage(octopia: Octopia, type: PackageType, rows: Row[], uploads: Uploads): Promise<SentPackage> {
	for (let begun = 1; ; begun++) {
		const sent = await fillOnce(octopia, type, rows, uploads).catch(asCdiscountError);
		if (!(sent instanceof CdiscountError)) return sent;
		const isLost =
			sent.leavesOutcomeOpen || ['notFound', 'unreachable'].includes(sent.code) || sent.facts.status === 409;
		if (!isLost || sent.facts.isPermanent) throw sent;
		const isEnough = begun >= MOST_PACKAGES || sent.facts.isUntried === true;
		if (isEnough || !(await octopia.wait(2 ** begun))) throw unchanged(sent);
	}
}

async function fillOnce(octopia: Octopia, type: PackageType, rows: Row[], uploads: Uploads): Promise<SentPackage> {
	const packageId = await openPackage(octopia, type);
	const parts = chunk(rows, MAX_UPLOAD);
	const errors = await uploads.send(
		packageId,
		parts.map((part) => part.map(({ line }) => line)),
	);
	const sent: SentPackage = { packageId, rows: [], rejected: [] };
	for (const [index, part] of parts.entries()) {
		const error = errors[index];
		if (error === undefined) sent.rows.push(...part);
		else sent.rejected.push(...part.map((row) => ({ row, error: uploadRejected(error, part.length) })));
	}
	return sent;
}

/** @throws CdiscountError (`unreadable`) when the response does not name the package: it is lost, and does no harm */
async function openPackage(octopia: Octopia, packageType: PackageType): Promise<string> {
	const { headers } = await writeWithRetry(octopia, { method: 'POST', path: '/offer-packages', body: { packageType } });
	const location = headers['content-location'] ?? headers.location ?? '';
	const packageId = location.split(/[?#]/)[0].split('/').filter(Boolean).at(-1);
	if (packageId !== undefined) return decodeURIComponent(packageId);
	throw new CdiscountError('unreadable', 'The marketplace opened a package of offers without telling its ID.');
}

/**
 * Closes a package once everything in it was taken in; before that the API refuses (409). To close it again is refused too, so this
 * may be repeated, and after a lost response the state shows whether it is closed.
 */
async function closePackage(octopia: Octopia, packageId: string): Promise<void> {
	let mayBeClosed = false;
	let last: CdiscountError | undefined;
	const attempt = async (): Promise<'closed' | 'failed' | undefined> => {
		const found = await readPackage(octopia, packageId).catch(asCdiscountError);
		if (found instanceof CdiscountError) throw mayBeClosed ? closingUnknown(packageId, found) : unchanged(found);
		const state = stateOf(found);
		// what it is called while uploads are taken in is not known, so other states only count after we closed it
		const isClosed = isFinished(found) || (mayBeClosed && (state === 'Ready' || state === 'IntegrationPending'));
		if (isClosed) return 'closed';
		if (state !== 'WaitingForCompletion') return undefined;
		const request = { method: 'PATCH', path: path`/offer-packages/${packageId}`, body: { state: 'Ready' } } as const;
		last = await octopia.write(request).then(errorIfUndocumented, asCdiscountError);
		if (last === undefined) return 'closed';
		if (last.leavesOutcomeOpen) mayBeClosed = true;
		else if (last.isThrottle && last.facts.waitSeconds !== undefined && !(await octopia.waitOut(last))) return 'failed';
		else if (['credential', 'notFound', 'noApi'].includes(last.code)) return 'failed';
		return undefined;
	};
	if ((await untilFinished(packageWaits(octopia, INTAKE), attempt)) === 'closed') return;
	const reason =
		last ?? new CdiscountError('marketplaceDown', `The marketplace did not take in the package ${packageId} in time.`);
	throw mayBeClosed ? closingUnknown(packageId, reason) : unchanged(reason);
}

function uploadRejected({ code, message, facts }: CdiscountError, lines: number): CdiscountError {
	const hint =
		lines === 1
			? 'Nothing was changed for this item.'
			: `The marketplace refused the upload of ${lines} rows that this item was in, for one or more of them; nothing was changed for any of these.`;
	return new CdiscountError(code, message, { ...facts, hint });
}

function unchanged({ code, message, facts }: CdiscountError): CdiscountError {
	return new CdiscountError(code, message, {
		...facts,
		hint: 'No offer of this package was changed: a package counts only once it is closed, and this one expires by itself. Run this again later.',
	});
}

function closingUnknown(packageId: string, { message, facts }: CdiscountError): CdiscountError {
	const sentence = `It is not known whether the package ${packageId} was closed: ${lowerFirst(message)}`;
	return new CdiscountError('outcomeUnknown', sentence, {
		...facts,
		hint: `Read it with "Get Package Results" in a few minutes. Its offers were changed together or not at all; to send the same rows again sets the same values.`,
	});
}
