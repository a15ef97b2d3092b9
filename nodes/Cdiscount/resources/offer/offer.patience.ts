import type { Octopia } from '../../api/client';
import { Refusal } from '../../api/refusal';

/** The longest pause between two looks at a package, in seconds. */
const LONGEST = 60;

/** Lines for which a package is looked at one second later. */
const LINES_PER_SECOND = 1000;

/**
 * Waits, unless the execution is cancelled: the client's wait, which knows that, is the one for throttles.
 * @returns false when the execution is not wanted any more
 */
export async function pause(octopia: Octopia, seconds: number): Promise<boolean> {
	// it waits a second longer than it is asked to
	return await octopia.waitOut(
		new Refusal('rateLimited', 'The package is not ready yet.', { waitSeconds: seconds - 1 }),
	);
}

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
		return await pause(octopia, seconds);
	}
}
