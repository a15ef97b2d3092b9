import type { Octopia } from '../../api/client';
import { CdiscountError } from '../../api/errors';

/** A write that the API refused for being throttled is made again this often. */
const MOST_REPEATS = 3;

/**
 * Makes an attempt, again as long as the API throttles it: it had no effect then.
 * @param attempt gives the error of a throttle instead of throwing it
 * @throws CdiscountError of the last attempt
 */
export async function whileThrottled<T>(
	octopia: Pick<Octopia, 'waitOut'>,
	attempt: () => Promise<T | CdiscountError>,
): Promise<T> {
	for (let repeats = 0; ; repeats++) {
		const result = await attempt();
		if (!(result instanceof CdiscountError)) return result;
		if (!result.isThrottle || repeats >= MOST_REPEATS || !(await octopia.waitOut(result, repeats))) throw result;
	}
}
