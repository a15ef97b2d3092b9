import type { JsonObject } from '../../api/json';
import { listText } from '../row';
import { utc } from '../time';
import { explainResultCode } from './codes';
import type { OfferPackage, OfferRequest, OfferResult } from './schema';
import { isFinished, stateName } from './states';

/** What became of one row. */
type Result = 'accepted' | 'rejected' | 'unchanged' | 'processing' | 'dryRun';

/** What the marketplace remarks on a row. */
interface Remark {
	code: string | null;
	/** In the words of the marketplace, in French as a rule. */
	message: string | null;
	/** In English, where the code is known. */
	hint: string | null;
}

const NO_REMARK: Remark = { code: null, message: null, hint: null };

const DUPLICATED = 'The SKU was in the package more than once, and none of its lines was applied.';

/**
 * Every row leaves with the same fields. `accepted` is true only where the marketplace has what was wanted.
 * @param remark what stands for all of them
 * @param remarks all of them, which become one text
 */
function rowOf(
	sku: string | null,
	result: Result,
	packageId: string | null,
	remark: Remark,
	remarks: Remark[],
): JsonObject {
	const accepted = result === 'accepted' || result === 'unchanged';
	return { sku, accepted, result, ...remark, remarks: listText(remarks.map(remarkText), '; '), packageId };
}

/** One line of the results of an integrated package; its first code stands for all of them. */
export function resultRow(packageId: string, line: OfferResult): JsonObject {
	const status = line.integrationStatus.toLowerCase();
	const remarks = (line.results ?? []).map(remarkOf);
	const first = remarks[0] ?? NO_REMARK;
	const remark = status === 'duplicated' ? { ...first, hint: DUPLICATED } : first;
	const result = status === 'integrated' ? 'accepted' : 'rejected';
	return rowOf(line.sellerExternalReference, result, packageId, remark, remarks);
}

/** A remark as a part of a text: its code, and what it says in the words of the marketplace, else in ours. */
const remarkText = ({ code, message, hint }: Remark) => listText([code, message ?? hint], ' ');

function remarkOf({ resultCode, message }: { resultCode?: string | number | null; message?: string | null }): Remark {
	const code = resultCode === undefined || resultCode === null ? null : String(resultCode);
	return { code, message: message ?? null, hint: explainResultCode(code) ?? null };
}

/** A row whose package is not finished, or whose result could not be read. @param why one sentence */
export function processingRow(sku: string | null, packageId: string, why: string): JsonObject {
	const hint = `${why} Read the result later with "Get Package Results".`;
	return rowOf(sku, 'processing', packageId, { ...NO_REMARK, hint }, []);
}

/** A row that was not sent, because the offer is like that already. */
export const unchangedRow = (sku: string): JsonObject =>
	rowOf(sku, 'unchanged', null, { ...NO_REMARK, hint: 'The offer is like this already; nothing was sent.' }, []);

/** A row of a dry run. @param place in which package and upload the line would go out */
export const dryRunRow = (line: OfferRequest, place: JsonObject): JsonObject => ({
	...rowOf(line.sellerExternalReference, 'dryRun', null, { ...NO_REMARK, hint: 'Checked; nothing was sent.' }, []),
	request: { ...place, line },
});

/** A package that was rejected as a whole, as one row. */
export function rejectedPackageRow(packageId: string, found: OfferPackage): JsonObject {
	const remark = remarkOf(found.result ?? {});
	const hint = remark.hint ?? 'The whole package was rejected.';
	return rowOf(null, 'rejected', packageId, { ...remark, hint }, [remark]);
}

/** A package as it leaves the node, under one name each. */
export function packageItem(found: OfferPackage, sellerId: string): JsonObject {
	return {
		packageId: String(found.packageId),
		packageType: found.packageType ?? found.type ?? null,
		state: stateName(found),
		isFinished: isFinished(found),
		salesChannelId: found.salesChannelId ?? null,
		...remarkOf(found.result ?? {}),
		createdAt: utc(found.createdAt),
		updatedAt: utc(found.updatedAt),
		sellerId,
	};
}
