import type { JsonObject } from '../../api/json';
import { explainResultCode } from './codes';
import type { OfferPackage, OfferRequest, OfferResult } from './schema';
import { stateOf } from './calls';

/** What became of one row. */
type Result = 'accepted' | 'rejected' | 'unchanged' | 'processing' | 'dryRun';

interface Said {
	code: string | null;
	/** In the words of the marketplace, in French as a rule. */
	message: string | null;
	/** In English, where the code is known. */
	hint: string | null;
}

const NOTHING: Said = { code: null, message: null, hint: null };

const TWICE = 'The SKU was in the package more than once, and none of its lines was applied.';

/** Every row leaves with the same fields. `accepted` is true only where the marketplace has what was wanted. */
function rowOf(sku: string | null, result: Result, packageId: string | null, said: Said, results: Said[]): JsonObject {
	const accepted = result === 'accepted' || result === 'unchanged';
	return { sku, accepted, result, ...said, packageId, results: results as unknown as JsonObject[] };
}

/** One line of a package's results; its first code stands for all of them. */
export function integrated(packageId: string, { sellerExternalReference, integrationStatus, results }: OfferResult) {
	const status = integrationStatus.toLowerCase();
	const all = (results ?? []).map(saidOf);
	const first = all[0] ?? NOTHING;
	const said = status === 'duplicated' ? { ...first, hint: TWICE } : first;
	return rowOf(sellerExternalReference, status === 'integrated' ? 'accepted' : 'rejected', packageId, said, all);
}

function saidOf({ resultCode, message }: { resultCode?: string | number | null; message?: string | null }): Said {
	const code = resultCode === undefined || resultCode === null ? null : String(resultCode);
	return { code, message: message ?? null, hint: explainResultCode(code) ?? null };
}

/** A row whose package is not finished, or whose result could not be read. */
export function processing(sku: string | null, packageId: string, why: string): JsonObject {
	const hint = `${why} Read the result later with "Get Package Results".`;
	return rowOf(sku, 'processing', packageId, { ...NOTHING, hint }, []);
}

/** A row that was not sent, because the offer is like that already. */
export const unchanged = (sku: string): JsonObject =>
	rowOf(sku, 'unchanged', null, { ...NOTHING, hint: 'The offer is like this already; nothing was sent.' }, []);

/** A row in a rehearsal. */
export const rehearsed = (line: OfferRequest, place: JsonObject): JsonObject => ({
	...rowOf(line.sellerExternalReference, 'dryRun', null, { ...NOTHING, hint: 'Checked; nothing was sent.' }, []),
	request: { ...place, line: line as unknown as JsonObject },
});

/** A package that was rejected as a whole, as one row. */
export function rejectedPackage(packageId: string, found: OfferPackage): JsonObject {
	const said = saidOf(found.result ?? {});
	return rowOf(null, 'rejected', packageId, { ...said, hint: said.hint ?? 'The whole package was rejected.' }, [said]);
}

/** A package as it leaves the node, under one name each. */
export function packageFacts(found: OfferPackage, sellerId: string): JsonObject {
	const state = stateOf(found);
	const { code, message, hint } = saidOf(found.result ?? {});
	return {
		packageId: String(found.packageId),
		packageType: found.packageType ?? found.type ?? null,
		state: state === 'Unknown' ? (found.state ?? found.status ?? null) : state,
		isFinished: state === 'Integrated' || state === 'Rejected',
		salesChannelId: found.salesChannelId ?? null,
		code,
		message,
		hint,
		createdAt: found.createdAt ?? null,
		updatedAt: found.updatedAt ?? null,
		sellerId,
	};
}
