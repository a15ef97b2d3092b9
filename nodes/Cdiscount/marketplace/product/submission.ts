import chunk from 'lodash/chunk';
import type { JsonObject } from '../../api/json';
import type { Octopia, WriteRequest } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { isReadable } from '../../api/listed';
import { readReports } from './calls';
import { FRENCH } from '../../resources/product/fields';
import { sameGtin } from '../../resources/product/gtin';
import { outcomeOf } from './reports';
import { MAX_PRODUCTS, productPackageSchema, type IntegrationReport } from './schema';
import type { Sheet } from '../../resources/product/sheet';

/** Pauses between looks at reports, in seconds; the last one is repeated. */
const PAUSES = [0, 2, 3, 5, 10];

/** How long reports are looked for after a lost answer, also by those who do not want to wait. */
const LEAST_READ_BACK = 30;

const MOST_THROTTLES = 3;

/** The request for some sheets. */
export const submissionOf = (products: Sheet[]): WriteRequest => ({
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
	for (let throttled = 0; ; throttled++) {
		const answer = await octopia.write(submissionOf(sheets)).catch(asCdiscountError);
		if (!(answer instanceof CdiscountError)) {
			const named = productPackageSchema.safeParse(answer.body);
			const packageId = named.success ? named.data.packageId : answer.headers.packageid;
			return packageId ?? (await readBack(octopia, gtin, isNew, wait));
		}
		if (answer.leavesOutcomeOpen) return await readBack(octopia, gtin, isNew, wait, answer);
		if (!answer.isThrottle || throttled >= MOST_THROTTLES || !(await octopia.waitOut(answer, throttled))) throw answer;
	}
}

/**
 * A package whose id was not told shows in the reports of any of its products, once it has been worked on.
 * @throws CdiscountError (`outcomeUnknown`)
 */
async function readBack(
	octopia: Octopia,
	gtin: string,
	isNew: (packageId: string) => boolean,
	wait: number,
	lost?: CdiscountError,
): Promise<string> {
	const another = looks(octopia, Math.max(wait, LEAST_READ_BACK));
	while (await another()) {
		const found = (await packagesWith(octopia, gtin).catch(() => [])).find(isNew);
		if (found !== undefined) return found;
	}
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
	const another = looks(octopia, wait);
	while (await another()) {
		reports = await readReports(octopia, { packageId }).then(
			(found) => found.filter(isReadable),
			() => reports,
		);
		if (reports.length >= wanted) break;
	}
	return reports;
}

/** Says when to look: at once, then after growing pauses, until the execution is cancelled. @returns a function that waits, and then tells whether to look again */
function looks(octopia: Octopia, seconds: number): () => Promise<boolean> {
	let turn = 0;
	let waited = 0;
	return async () => {
		const pause = Math.min(PAUSES[turn] ?? PAUSES[PAUSES.length - 1], seconds - waited);
		if (turn > 0 && (pause <= 0 || !(await octopia.wait(pause)))) return false;
		turn += 1;
		waited += pause;
		return true;
	};
}

function resultOf(
	sheet: Sheet,
	packageId: string,
	reports: Map<string, IntegrationReport>,
	waited: boolean,
): JsonObject {
	const { gtin, sellerProductReference } = sheet;
	const report = reports.get(sameGtin(gtin));
	if (report !== undefined) return { ...outcomeOf(report), gtin, sellerProductReference, packageId };
	const message = waited
		? 'The marketplace is still working on it. Read "Get Integration Report" with the package ID later; it is kept for three days.'
		: 'Sent. Read "Get Integration Report" with the package ID to learn what became of it; it is kept for three days.';
	return { gtin, sellerProductReference, result: waited ? 'processing' : 'submitted', packageId, message };
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
