import type { ApiResponse } from '../../api/response';
import type { Octopia, WriteRequest } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';

/** The longest pause between two looks at a package, in seconds. */
const LONGEST = 60;

/** Lines for which a package is looked at one second later. */
const LINES_PER_SECOND = 5000;

/** Uploads under way at the same time. No rule forbids it, their order does not matter, and one that comes too early (409) is repeated. */
const AT_ONCE = 3;

/** A write that came too early is repeated this often. */
const MOST_REPEATS = 5;

/** One second, then doubling pauses, which begin later for larger packages, up to a total in seconds. */
export class Pauses {
	private next = 1;
	private waited = 0;
	private readonly started = Date.now();

	constructor(
		private readonly total: number,
		private readonly lines: number,
	) {}

	/** Makes the next pause. @returns false when there is no time left, or the execution was cancelled */
	async make(octopia: Octopia): Promise<boolean> {
		const left = this.total - Math.max(this.waited, (Date.now() - this.started) / 1000);
		if (left <= 0) return false;
		const seconds = Math.min(this.next, LONGEST, left);
		this.next = Math.max(this.next * 2, Math.ceil(this.lines / LINES_PER_SECOND));
		this.waited += seconds;
		return await octopia.wait(seconds);
	}
}

/** Sends a write, again as long as it certainly had no effect: throttled, not sent at all, or refused as too early (409). */
export async function patiently(octopia: Octopia, request: WriteRequest): Promise<ApiResponse> {
	for (let repeats = 0; ; repeats++) {
		const answer = await octopia.write(request).catch(asCdiscountError);
		if (!(answer instanceof CdiscountError)) return answer;
		const isHarmless = answer.isThrottle || answer.code === 'unreachable' || answer.facts.status === 409;
		const isEarly = answer.facts.status === 409;
		if (!isHarmless || answer.facts.isPermanent || (isEarly && repeats >= MOST_REPEATS)) throw answer;
		if (!(await (isEarly ? octopia.wait(2 ** repeats) : octopia.waitOut(answer, repeats)))) throw answer;
	}
}

/** Some at once, in order; when one fails no other is begun, and those under way are waited for. @throws what the first one threw */
export async function allOrNone<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	const left = [...all.entries()];
	let failure: { thrown: unknown } | undefined;
	const worker = async () => {
		for (let next = left.shift(); next !== undefined && failure === undefined; next = left.shift()) {
			const [index, one] = next;
			await work(one).then(
				(result) => void (results[index] = result),
				(thrown: unknown) => void (failure ??= { thrown }),
			);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	if (failure !== undefined) throw (failure as { thrown: unknown }).thrown;
	return results;
}
