import type { Octopia } from '../../api/client';
import { Refusal } from '../../api/refusal';

/** The longest pause between two looks at a package, in seconds. */
const LONGEST = 60;

/** Lines for which a package is first looked at again after one second more. */
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

/** Doubling pauses in seconds, longer ones for larger packages, up to a total. */
export class Pauses {
	private next: number;
	private waited = 0;
	private readonly started = Date.now();

	constructor(
		private readonly total: number,
		lines: number,
	) {
		this.next = Math.max(1, Math.ceil(lines / LINES_PER_SECOND));
	}

	/** Makes the next pause. @returns false when there is no time left, or the execution was cancelled */
	async make(octopia: Octopia): Promise<boolean> {
		const left = this.total - Math.max(this.waited, (Date.now() - this.started) / 1000);
		if (left <= 0) return false;
		const seconds = Math.min(this.next, LONGEST, left);
		this.next *= 2;
		this.waited += seconds;
		return await pause(octopia, seconds);
	}
}
