/** Anything that tells the marketplace's time, in milliseconds since 1970 (UTC). */
export interface Clock {
	now(): number;
}

export type Instant = Date | string | number;

/** An instant in milliseconds since 1970. Throws RangeError on a text that is not an ISO 8601 date. */
export function toMilliseconds(instant: Instant): number {
	const milliseconds = typeof instant === 'number' ? instant : new Date(instant).getTime();
	if (!Number.isFinite(milliseconds)) throw new RangeError(`Not an instant: ${String(instant)}`);
	return milliseconds;
}

/** ISO 8601 in UTC; a zero fraction of a second is left out, as in the documented samples. */
export function isoDate(at: number): string {
	return new Date(at).toISOString().replace('.000Z', 'Z');
}

/**
 * A clock that runs with real time, can be moved forward, and can be frozen so that tests decide when time passes.
 * It never goes back: the marketplace's dates would contradict each other.
 */
export class SandboxClock implements Clock {
	private ahead = 0;
	private frozen?: number;

	/** A clock that stands still at the given instant. */
	static frozenAt(instant: Instant): SandboxClock {
		const clock = new SandboxClock();
		clock.frozen = toMilliseconds(instant);
		return clock;
	}

	now(): number {
		return this.frozen ?? Date.now() + this.ahead;
	}

	get isFrozen(): boolean {
		return this.frozen !== undefined;
	}

	/** Moves the clock forward by so many seconds, whether it runs or stands still. */
	advance(seconds: number): void {
		if (!(seconds >= 0) || !Number.isFinite(seconds)) throw new RangeError('The clock only moves forward');
		if (this.frozen !== undefined) this.frozen += seconds * 1000;
		else this.ahead += seconds * 1000;
	}

	/** Stops the clock at its present time. */
	freeze(): void {
		this.frozen = this.now();
	}

	/** Lets the clock run again from where it stands. */
	resume(): void {
		if (this.frozen === undefined) return;
		this.ahead = this.frozen - Date.now();
		this.frozen = undefined;
	}
}
