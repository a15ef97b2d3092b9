import { CdiscountError } from './errors';

/** What a run, a poll or a list in the editor puts up with, in seconds. */
export interface RetryLimits {
	/** For all waits in a row, until something succeeds. */
	waits: number;
	/** For one call as a whole, whatever drips in. */
	read: number;
	write: number;
	/** It makes many calls, of which the last of a quota are left to others. */
	isBulk?: boolean;
}

export const RETRY_LIMITS = {
	/** A workflow run: the longest quota wait seen is under 12 minutes. */
	run: { waits: 900, read: 60, write: 120 },
	/** A workflow run of many items. */
	bulk: { waits: 900, read: 60, write: 120, isBulk: true },
	/** A poll, which another follows within minutes. */
	poll: { waits: 15, read: 20, write: 20 },
	/** A list in the editor, with a person waiting. */
	editor: { waits: 5, read: 30, write: 30 },
} as const satisfies Record<string, RetryLimits>;

/** Faults without a time of their own: 1, 2, 4, 8, 16 s, each ± 25 % so that callers do not come back together. */
const MOST_REPEATS = 5;

/** The most that such a fault may take, its calls included, which may hang (seconds). */
const LONGEST_FAULT = 90;

/** A response that cannot be read rarely mends itself. */
const REPEATS_OF_UNREADABLE = 1;

const PASSING = ['quota', 'rateLimited', 'marketplaceDown', 'noAnswer', 'unreachable', 'unreadable'];

/**
 * What a run can spend on waiting for faults to pass, shared by all its calls: what is down for one item is down for the next. One wait is spent on a fault; when
 * that does not help, the calls after it fail at once. As the fault may be that of one thing, one of them is tried, without
 * repeating it; and another one after each pause that a caller makes on purpose. Success makes everything as it was.
 */
export class RetryBudget {
	private waited = 0;
	/** When the fault began that lasts (ms). */
	private since: number | undefined;
	/** It struck a write, so that a read that succeeds says nothing. */
	private isOfWrite = false;
	/** The fault that waiting did not end, the calls that are tried all the same, and when it is over, where that is known (ms). */
	private givenUp: CdiscountError | undefined;
	private tries = 0;
	private over = Infinity;
	/** Waits of calls that are under way together pass together: how many there are, and the longest of them in seconds. */
	private waits = 0;
	private longest = 0;

	/** @param end when there is no more time for anything (ms since 1970) */
	constructor(
		private readonly limits: RetryLimits,
		private readonly end = Infinity,
	) {}

	/** For how long a call may be held back to leave the last calls of a quota to others, in seconds. */
	get mostHeldBack(): number {
		return this.limits.isBulk ? this.limits.waits : 0;
	}

	/**
	 * Before each call.
	 * @returns how long it may take as a whole, in ms
	 * @throws CdiscountError for a call that need not be tried; nothing was sent then
	 */
	admit(isWrite: boolean): number {
		const left = this.end - Date.now();
		if (left <= 0) throw new CdiscountError('unreachable', 'There was no time left for this call.');
		if (Date.now() >= this.over) this.reset();
		if (this.givenUp !== undefined && this.tries <= 0) throw untried(this.givenUp);
		this.tries = 0;
		return Math.min(left, (isWrite ? this.limits.write : this.limits.read) * 1000);
	}

	/** After a call that was answered, be it with an error that is about the call itself. */
	answered(isWrite: boolean, error?: CdiscountError): void {
		if ((isWrite || !this.isOfWrite) && !isPassing(error)) this.reset();
	}

	/**
	 * After a call that met a fault: how long to wait before it is repeated, in seconds.
	 * @param repeats how often it was repeated already
	 * @param since when it began (ms)
	 * @returns undefined when it should not be repeated: not a passing fault, repeated enough, or a longer wait than is left; else
	 * `waitEnded` is to be called when it is over
	 */
	delayAfter(error: CdiscountError, repeats: number, since: number, isWrite: boolean): number | undefined {
		this.answered(isWrite, error);
		if (!isPassing(error) || error.facts.isUntried) return undefined;
		this.since ??= since;
		this.isOfWrite ||= isWrite;
		const delay = this.givenUp === undefined ? retryDelay(error, repeats, this.left(error)) : undefined;
		if (delay === undefined) this.giveUp(error);
		else this.waitBegins(delay);
		return delay;
	}

	/** After a wait that `delayAfter` asked for. */
	waitEnded(): void {
		this.waits -= 1;
		if (this.waits === 0) this.longest = 0;
	}

	private waitBegins(delay: number): void {
		this.waits += 1;
		this.waited += Math.max(0, delay - this.longest);
		this.longest = Math.max(this.longest, delay);
	}

	/** After a pause that was made on purpose, things may be better. */
	paused(): void {
		this.tries = Math.max(this.tries, 1);
	}

	private left({ facts }: CdiscountError): number {
		const most = facts.waitSeconds === undefined ? Math.min(this.limits.waits, LONGEST_FAULT) : this.limits.waits;
		const before = Math.max(0, this.waited - this.longest);
		const spent = Math.max(before, (Date.now() - (this.since ?? Date.now())) / 1000);
		return Math.min(most - spent, (this.end - Date.now()) / 1000);
	}

	private giveUp(error: CdiscountError): void {
		const isOfAll = this.givenUp !== undefined || error.isThrottle || error.code === 'unreachable';
		this.givenUp = error;
		this.tries = isOfAll ? 0 : 1;
		this.over = error.isThrottle ? Date.now() + (error.facts.waitSeconds ?? Infinity) * 1000 : Infinity;
	}

	private reset(): void {
		Object.assign(this, {
			waited: 0,
			since: undefined,
			isOfWrite: false,
			givenUp: undefined,
			tries: 0,
			over: Infinity,
		});
	}
}

/**
 * How long to wait before a call is repeated, in seconds. Waits grow, also where a time is asked for, which may be too short.
 * @param left what may still be waited, in seconds
 * @returns undefined when it should not be repeated
 */
export function retryDelay(error: CdiscountError, repeats: number, left: number): number | undefined {
	if (!isPassing(error) || error.facts.isPermanent) return undefined;
	const { waitSeconds: asked } = error.facts;
	if (asked === undefined && repeats >= (error.code === 'unreadable' ? REPEATS_OF_UNREADABLE : MOST_REPEATS))
		return undefined;
	const own = 2 ** repeats * (0.75 + Math.random() / 2);
	const delay = asked === undefined ? own : Math.max(asked + 1, 2 ** repeats);
	return delay <= left ? delay : undefined;
}

const isPassing = (error?: CdiscountError) => error !== undefined && PASSING.includes(error.code);

function untried({ code, message, facts, isThrottle }: CdiscountError): CdiscountError {
	const why = message.charAt(0).toLowerCase() + message.slice(1);
	// what was not sent has changed nothing, whatever became of the call before
	return new CdiscountError(isThrottle ? code : 'unreachable', `Not tried, because an earlier call failed: ${why}`, {
		...facts,
		isUntried: true,
		hint: ['Nothing was sent by it.', facts.hint].filter(Boolean).join(' '),
	});
}
