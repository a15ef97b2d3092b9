import type { ApiResponse } from '../../api/response';
import type { Octopia, WriteRequest } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';

/** Uploads under way at the same time. No rule forbids it, their order does not matter, and one that comes too early (409) is repeated. */
const MOST_AT_ONCE = 3;

/** A write that came too early is repeated this often. */
const MOST_REPEATS = 5;

/**
 * Sends a write, again as long as it certainly had no effect: throttled, not sent at all, or refused as too early (409).
 * @throws CdiscountError
 */
export async function writeWithRetry(octopia: Octopia, request: WriteRequest): Promise<ApiResponse> {
	for (let repeats = 0; ; repeats++) {
		const response = await octopia.write(request).catch(asCdiscountError);
		if (!(response instanceof CdiscountError)) return response;
		const isEarly = response.facts.status === 409;
		const hadNoEffect = response.isThrottle || response.code === 'unreachable' || isEarly;
		if (!hadNoEffect || response.facts.isPermanent || (isEarly && repeats >= MOST_REPEATS)) throw response;
		if (!(await (isEarly ? octopia.wait(2 ** repeats) : octopia.waitOut(response, repeats)))) throw response;
	}
}

/**
 * Works on several things at the same time; when one fails no other is begun, and those under way are waited for.
 * @returns the results in the order of the things
 * @throws what the first one threw
 */
export async function mapConcurrently<T, R>(things: T[], work: (thing: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	const left = [...things.entries()];
	let failure: { thrown: unknown } | undefined;
	const worker = async () => {
		for (let next = left.shift(); next !== undefined && failure === undefined; next = left.shift()) {
			const [index, thing] = next;
			await work(thing).then(
				(result) => void (results[index] = result),
				(thrown: unknown) => void (failure ??= { thrown }),
			);
		}
	};
	await Promise.all(Array.from({ length: MOST_AT_ONCE }, worker));
	if (failure !== undefined) throw (failure as { thrown: unknown }).thrown;
	return results;
}
