import chunk from 'lodash/chunk';
import type { ApiResponse } from '../../api/response';
import type { Octopia } from '../../api/client';
import { isDocumentedResponse, isEmpty, undocumentedResponse } from '../../api/documentedResponse';
import { path } from '../../api/path';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { readPackage, stateOf } from './calls';
import { allOrNone, patiently, Pauses } from './packageWaits';
import { MAX_UPLOAD, type OfferRequest, type PACKAGE_TYPES } from './schema';

export type PackageType = (typeof PACKAGE_TYPES)[number];

/** A line to send, with its place among the inputs. */
export interface Row {
	place: number;
	line: OfferRequest;
}

/** A package that was handed over. */
export interface Sent {
	packageId: string;
	/** What is in it; a package without rows is left open, and expires. */
	rows: Row[];
	/** Rows whose upload the marketplace refused; they are not in the package. */
	refused: Array<{ row: Row; refusal: CdiscountError }>;
}

/** A package is begun anew this often after lost answers. */
const MOST_PACKAGES = 5;

/** How long the marketplace may take in what was uploaded, in seconds. */
const INTAKE = 300;

/**
 * Fills a package and closes it. Nothing of it counts before it is closed, so after a lost answer it is left to expire (after six
 * hours) and another one is begun: no line can be in a package twice.
 * @param rows at most as many as a package takes, each with another reference
 * @throws CdiscountError, and then no row was changed unless it says `outcomeUnknown`
 */
export async function handOver(octopia: Octopia, type: PackageType, rows: Row[]): Promise<Sent> {
	const sent = await fill(octopia, type, rows);
	if (sent.rows.length > 0) await close(octopia, sent.packageId, sent.rows.length);
	return sent;
}

async function fill(octopia: Octopia, type: PackageType, rows: Row[]): Promise<Sent> {
	for (let begun = 1; ; begun++) {
		const sent = await fillOnce(octopia, type, rows).catch(asCdiscountError);
		if (!(sent instanceof CdiscountError)) return sent;
		const isLost =
			sent.leavesOutcomeOpen || ['notFound', 'unreachable'].includes(sent.code) || sent.facts.status === 409;
		if (!isLost || sent.facts.isPermanent) throw sent;
		const isEnough = begun >= MOST_PACKAGES || sent.facts.isUntried === true;
		if (isEnough || !(await octopia.wait(2 ** begun))) throw unchanged(sent);
	}
}

async function fillOnce(octopia: Octopia, type: PackageType, rows: Row[]): Promise<Sent> {
	const packageId = await open(octopia, type);
	const send = async (upload: Row[]): Promise<CdiscountError | undefined> => {
		const body = upload.map(({ line }) => line);
		const request = { method: 'POST', path: path`/offer-packages/${packageId}/offer-requests`, body } as const;
		const refusal = await patiently(octopia, request).then(oddOnly, asCdiscountError);
		if (refusal === undefined || (refusal.code === 'invalid' && refusal.facts.status !== 409)) return refusal;
		throw refusal;
	};
	const uploads = chunk(rows, MAX_UPLOAD);
	const outcomes = await allOrNone(uploads, send);
	const sent: Sent = { packageId, rows: [], refused: [] };
	for (const [index, upload] of uploads.entries()) {
		const refusal = outcomes[index];
		if (refusal === undefined) sent.rows.push(...upload);
		else sent.refused.push(...upload.map((row) => ({ row, refusal: ofUpload(refusal, upload.length) })));
	}
	return sent;
}

/** @throws CdiscountError (`unreadable`) when the answer does not name the package: it is lost, and does no harm */
async function open(octopia: Octopia, packageType: PackageType): Promise<string> {
	const { headers } = await patiently(octopia, { method: 'POST', path: '/offer-packages', body: { packageType } });
	const location = headers['content-location'] ?? headers.location ?? '';
	const packageId = location.split(/[?#]/)[0].split('/').filter(Boolean).at(-1);
	if (packageId !== undefined) return decodeURIComponent(packageId);
	throw new CdiscountError('unreadable', 'The marketplace opened a package of offers without telling its ID.');
}

/**
 * Closes a package once everything in it was taken in; before that the API refuses (409). To close it again is refused too, so this
 * may be repeated, and after a lost answer the state tells whether it is closed.
 */
async function close(octopia: Octopia, packageId: string, lines: number): Promise<void> {
	const pauses = new Pauses(INTAKE, lines);
	let mayBeClosed = false;
	let last: CdiscountError | undefined;
	do {
		const found = await readPackage(octopia, packageId).catch(asCdiscountError);
		if (found instanceof CdiscountError) throw mayBeClosed ? unknown(packageId, found) : unchanged(found);
		const state = stateOf(found);
		if (state === 'Integrated' || state === 'Rejected') return;
		// what it is called while uploads are taken in is not known, so other states only count after we closed it
		if (mayBeClosed && (state === 'Ready' || state === 'IntegrationPending')) return;
		if (state !== 'WaitingForCompletion') continue;
		const request = { method: 'PATCH', path: path`/offer-packages/${packageId}`, body: { state: 'Ready' } } as const;
		last = await octopia.write(request).then(oddOnly, asCdiscountError);
		if (last === undefined) return;
		if (last.leavesOutcomeOpen) mayBeClosed = true;
		else if (last.isThrottle && last.facts.waitSeconds !== undefined && !(await octopia.waitOut(last))) break;
		else if (['credential', 'notFound', 'noApi'].includes(last.code)) break;
	} while (await pauses.make(octopia));
	const reason =
		last ?? new CdiscountError('marketplaceDown', `The marketplace did not take in the package ${packageId} in time.`);
	throw mayBeClosed ? unknown(packageId, reason) : unchanged(reason);
}

/** An upload and a closing are answered without a body, or with the package; what says something else may have had no effect. */
function oddOnly(answer: ApiResponse): CdiscountError | undefined {
	return isEmpty(answer) || isDocumentedResponse(answer, 'named') ? undefined : undocumentedResponse(answer);
}

function ofUpload({ code, message, facts }: CdiscountError, lines: number): CdiscountError {
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

function unknown(packageId: string, { message, facts }: CdiscountError): CdiscountError {
	return new CdiscountError(
		'outcomeUnknown',
		`It is not known whether the package ${packageId} was closed: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
		{
			...facts,
			hint: `Read it with "Get Package Results" in a few minutes. Its offers were changed together or not at all; to send the same rows again sets the same values.`,
		},
	);
}
