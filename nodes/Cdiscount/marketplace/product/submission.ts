import chunk from 'lodash/chunk';
import type { JsonObject } from '../../api/json';
import type { Octopia, WriteRequest } from '../../api/client';
import { asCdiscountError, asError, CdiscountError } from '../../api/errors';
import { isReadable } from '../../api/listed';
import { sameGtin } from '../gtin';
import { untilFinished, Waits } from '../write/untilFinished';
import { whileThrottled } from '../write/whileThrottled';
import { readReports } from './calls';
import { outcomeRow, unreportedRow } from './reports';
import { FRENCH, MAX_PRODUCTS, productPackageSchema, type IntegrationReport } from './schema';
import type { Sheet } from './sheet';

/** How long reports are looked for after a lost response, also by those who do not want to wait. In seconds. */
const LEAST_READ_BACK = 30;

/** Waits between looks at reports. @param atMost in seconds */
const reportWaits = (octopia: Octopia, atMost: number) => new Waits(octopia, { atMost, second: 3, longest: 10 });

/** A sheet that is to be submitted. */
export interface Submission {
	sheet: Sheet;
	dryRun: boolean;
	/** How long to wait for its report, in seconds; 0 for not at all. The longest wait is that of all. */
	waitSeconds: number;
}

/**
 * Submits those sheets that are not only a dry run, and waits for their reports.
 * @returns for each sheet what became of it, or what would be sent; an Error where its package was not taken
 */
export async function createProducts(octopia: Octopia, submissions: Submission[]): Promise<Array<JsonObject | Error>> {
	const wanted = submissions.filter(({ dryRun }) => !dryRun);
	const wait = Math.max(0, ...wanted.map(({ waitSeconds }) => waitSeconds));
	const sheets = wanted.map(({ sheet }) => sheet);
	const results = await submit(octopia, sheets, wait);
	const bySubmission = new Map(wanted.map((submission, place) => [submission, results[place]]));
	return submissions.map((submission) => bySubmission.get(submission) ?? dryRunOf(submission.sheet));
}

function dryRunOf(sheet: Sheet): JsonObject {
	const { gtin, sellerProductReference } = sheet;
	return { gtin, sellerProductReference, result: 'dryRun', request: submissionOf([sheet]) };
}

/** The request for some sheets. */
const submissionOf = (products: Sheet[]): WriteRequest => ({
	method: 'POST',
	path: '/products-integration',
	language: FRENCH,
	body: { products },
});

/**
 * Submits sheets in as few packages as the API takes, and waits for the reports.
 * @param wait seconds to wait in all; 0 for not at all
 * @returns for each sheet what became of it; an Error where its package was not taken
 */
export async function submit(octopia: Octopia, sheets: Sheet[], wait: number): Promise<Array<JsonObject | Error>> {
	const packages: Array<{ part: Sheet[]; sent: string | Error }> = [];
	for (const part of chunk(sheets, MAX_PRODUCTS))
		packages.push({ part, sent: await send(octopia, part, wait).catch(asError) });
	const results: Array<JsonObject | Error> = [];
	for (const { part, sent } of packages) {
		const reports = sent instanceof Error || wait === 0 ? [] : await reportsOf(octopia, sent, part.length, wait);
		const byGtin = new Map(reports.map((report) => [sameGtin(report.gtin), report]));
		for (const sheet of part) results.push(sent instanceof Error ? sent : resultOf(sheet, sent, byGtin, wait > 0));
	}
	return results;
}

/** @returns the id of the package */
async function send(octopia: Octopia, sheets: Sheet[], wait: number): Promise<string> {
	const [{ gtin }] = sheets;
	const before = new Set(await packagesWith(octopia, gtin));
	const isNew = (packageId: string) => !before.has(packageId);
	return await whileThrottled(octopia, async () => {
		const response = await octopia.write(submissionOf(sheets)).catch(asCdiscountError);
		if (response instanceof CdiscountError)
			return response.leavesOutcomeOpen ? await readBack(octopia, gtin, isNew, wait, response) : response;
		const named = productPackageSchema.safeParse(response.body);
		const packageId = named.success ? named.data.packageId : response.headers.packageid;
		return packageId ?? (await readBack(octopia, gtin, isNew, wait));
	});
}

/**
 * A package whose id is not known shows in the reports of any of its products, once it has been worked on.
 * @throws CdiscountError (`outcomeUnknown`)
 */
async function readBack(
	octopia: Octopia,
	gtin: string,
	isNew: (packageId: string) => boolean,
	wait: number,
	lost?: CdiscountError,
): Promise<string> {
	const waits = reportWaits(octopia, Math.max(wait, LEAST_READ_BACK));
	const look = async () => (await packagesWith(octopia, gtin).catch(() => [])).find(isNew);
	const packageId = await untilFinished(waits, look);
	if (packageId !== undefined) return packageId;
	const why = lost === undefined ? 'the marketplace named no package.' : lost.message;
	throw new CdiscountError('outcomeUnknown', `It is not known whether the marketplace took the product: ${why}`, {
		hint: 'Look with "Get Integration Report" by GTIN in some minutes. Running this again is safe: the same sheet changes nothing twice.',
	});
}

async function packagesWith(octopia: Octopia, gtin: string): Promise<string[]> {
	const reports = await readReports(octopia, { gtin });
	return reports.filter(isReadable).flatMap(({ packageId }) => packageId ?? []);
}

/** The reports of a package, as far as there are some when the wait ends. A report that cannot be read is like none. */
async function reportsOf(
	octopia: Octopia,
	packageId: string,
	wanted: number,
	wait: number,
): Promise<IntegrationReport[]> {
	let reports: IntegrationReport[] = [];
	await untilFinished(reportWaits(octopia, wait), async () => {
		reports = await readReports(octopia, { packageId }).then(
			(found) => found.filter(isReadable),
			() => reports,
		);
		return reports.length >= wanted || undefined;
	});
	return reports;
}

function resultOf(
	sheet: Sheet,
	packageId: string,
	reports: Map<string, IntegrationReport>,
	waited: boolean,
): JsonObject {
	const { gtin, sellerProductReference } = sheet;
	const report = reports.get(sameGtin(gtin));
	if (report !== undefined) return { ...outcomeRow(report), gtin, sellerProductReference, packageId };
	const message = waited
		? 'The marketplace is still working on it. Read "Get Integration Report" with the package ID later; it is kept for three days.'
		: 'Sent. Read "Get Integration Report" with the package ID to learn what became of it; it is kept for three days.';
	return unreportedRow({
		gtin,
		sellerProductReference,
		packageId,
		result: waited ? 'processing' : 'submitted',
		message,
	});
}
