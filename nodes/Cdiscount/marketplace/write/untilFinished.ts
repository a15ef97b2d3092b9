import type { Octopia } from '../../api/client';

/** How long to wait for something that the marketplace works on, in seconds. */
export interface WaitPlan {
	/** In all. */
	atMost: number;
	/** The first wait, 1 where left out; each is twice the one before it, */
	first?: number;
	/** but the second is not shorter than this, */
	second?: number;
	/** and none is longer than this. */
	longest: number;
}

/** Waits between looks at something that is worked on; several things may share them, so that the waiting ends in time. */
export class Waits {
	private nextWait: number;
	private waited = 0;
	private readonly started = Date.now();

	constructor(
		private readonly octopia: Pick<Octopia, 'wait'>,
		private readonly plan: WaitPlan,
	) {
		this.nextWait = plan.first ?? 1;
	}

	/** Makes the next wait. @returns false when there is no time left, or the execution was cancelled */
	async next(): Promise<boolean> {
		const { atMost, second = 0, longest } = this.plan;
		const left = atMost - Math.max(this.waited, (Date.now() - this.started) / 1000);
		if (left <= 0) return false;
		const seconds = Math.min(this.nextWait, longest, left);
		this.nextWait = Math.max(this.nextWait * 2, second);
		this.waited += seconds;
		return await this.octopia.wait(seconds);
	}
}

/**
 * Looks at something until it is finished: at once, and after each wait.
 * @param look gives undefined as long as it is not
 * @returns what the last look gave; undefined when the time was up, or the execution was cancelled, before it was finished
 */
export async function untilFinished<T>(waits: Waits, look: () => Promise<T | undefined>): Promise<T | undefined> {
	for (;;) {
		const found = await look();
		if (found !== undefined || !(await waits.next())) return found;
	}
}
