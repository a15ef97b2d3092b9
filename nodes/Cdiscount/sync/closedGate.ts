import { CdiscountError } from '../api/errors';

/**
 * How long a trigger waits without a word to anybody but the log, since the first of its polls that found no call taken (ms). The longest
 * quota wait seen is under 12 minutes.
 */
const PATIENCE = 30 * 60_000;

/** Ends that differ by less are one and the same, told by several calls (ms). */
const SAME = 60_000;

/**
 * What a trigger does while the API takes no call of its client until a known time. That is no failure: the next poll after it loses
 * nothing, and one mail for every poll helps nobody. When it lasts too long somebody has to know, once for each half hour or each time that
 * was named, whichever is longer.
 */
export class ClosedGate {
	private since: number | undefined;
	private told: number | undefined;

	/**
	 * After a poll that failed.
	 * @param now ms since 1970
	 * @returns `waits` where there is nothing new to say, `says` where the log should have a line, `fails` where it is a failure like others
	 */
	met(error: unknown, now: number): 'waits' | 'says' | 'fails' {
		const until = error instanceof CdiscountError ? error.facts.closedUntil : undefined;
		if (until === undefined) return 'fails';
		if (this.told !== undefined && Math.abs(until - this.told) < SAME) return 'waits';
		this.told = until;
		this.since ??= now;
		if (until - this.since <= PATIENCE) return 'says';
		this.since = now;
		return 'fails';
	}

	/** After a poll that succeeded. */
	passed(): void {
		this.since = this.told = undefined;
	}
}
