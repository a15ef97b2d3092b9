import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import type { Listed } from '../../api/parseResponse';
import { readPackage, readResults } from './calls';
import { processingRow, rejectedPackageRow } from './results';
import type { OfferResult } from './schema';
import { stateName, stateOf } from './states';

/**
 * What became of a package: a result for each line, or one row for all of it where it is not finished or was rejected as a whole.
 * @throws CdiscountError (`notFound`) for an unknown package, and for one whose results are not kept any more
 */
export async function packageResults(
	octopia: Octopia,
	packageId: string,
): Promise<{ row: JsonObject } | { lines: Array<Listed<OfferResult>> }> {
	const found = await readPackage(octopia, packageId);
	const state = stateOf(found);
	if (state === 'Rejected') return { row: rejectedPackageRow(packageId, found) };
	if (state === 'Integrated') return { lines: await readResults(octopia, packageId) };
	return { row: processingRow(null, packageId, `The package is ${stateName(found) ?? 'in no known state'}.`) };
}
