/** Of the calls that a window is known to have, bulk work leaves this part to whoever makes few. */
const SHARE = 0.9;

/** A window that ends after fewer was emptied by somebody else. */
const LEAST = 50;

/** A window is no longer than the hour that the quota is thought to have; and what was learnt is believed for an hour (ms). */
const HOUR = 3_600_000;

/**
 * How many calls a client has made since its quota was last filled, and how many the quota has. Neither size nor length is published: both
 * are learnt from a window whose beginning was seen, because the API had named it, when the API names its end. Times are ms since 1970.
 */
export class QuotaWindow {
	/** Of the first call in it; undefined while no call may be made. */
	private start: number | undefined;
	private calls = 0;
	/** The API had said when it begins. */
	private isSeen = false;
	private learnt: { calls: number; length: number; at: number } | undefined;

	/** Before a call. */
	begin(now: number): void {
		const { learnt } = this;
		if (learnt !== undefined && !isWithin(now, learnt.at, HOUR)) this.learnt = undefined;
		if (this.start === undefined) this.start = now;
		else if (this.learnt !== undefined && !isWithin(now, this.start, this.learnt.length))
			Object.assign(this, { start: now, calls: 0, isSeen: false });
	}

	/** After a call that the quota let pass. More than it was thought to have: nothing is known any more. */
	passed(): void {
		if (this.start === undefined) return;
		this.calls += 1;
		if (this.learnt !== undefined && this.calls > this.learnt.calls) this.learnt = undefined;
	}

	/**
	 * After a call that the quota refused. Sooner than it was thought to: nothing is known any more.
	 * @param end when it is filled again, as the API says
	 */
	refused(now: number, end: number): void {
		const { start, calls, isSeen, learnt } = this;
		if (start === undefined) return;
		const length = end - start;
		if (isSeen && calls >= LEAST && length <= HOUR) this.learnt = { calls, length, at: now };
		else if (learnt !== undefined && calls < learnt.calls) this.learnt = undefined;
		Object.assign(this, { start: undefined, calls: 0, isSeen: true });
	}

	/** For how long bulk work should make no call, in seconds, so that others still can; never longer than a window is known to last. */
	heldBack(now: number): number {
		const { start, learnt } = this;
		if (start === undefined || learnt === undefined || !isWithin(now, learnt.at, HOUR)) return 0;
		if (this.calls < Math.floor(learnt.calls * SHARE) || !isWithin(now, start, learnt.length)) return 0;
		return (start + learnt.length - now) / 1000;
	}
}

/** Not so either when the clock was set back. */
const isWithin = (now: number, start: number, length: number) => now >= start && now < start + length;
