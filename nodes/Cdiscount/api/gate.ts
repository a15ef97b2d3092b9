import type { Account } from './auth/account';
import { CdiscountError } from './errors';
import { QuotaWindow } from './quotaWindow';
import { throttled } from './throttle';
import { spoken } from './waitText';

/** One call in an hour looks whether a longer wait still holds: it may have been meant for one call, or be over (ms). */
const LONGEST = 3_600_000;

/**
 * Whether the API takes calls of a client, as far as this process knows: what was refused to one call with a time to wait is refused to all
 * until then, and asking costs a call each time. A refusal without a time closes nothing. Times are ms since 1970, as whoever calls counts
 * them.
 */
export class Gate {
	private readonly window = new QuotaWindow();
	private closed: { from: number; until: number; refusal: CdiscountError } | undefined;
	private closings = 0;

	/**
	 * Before a call.
	 * @returns what `answered` is to be told
	 * @throws CdiscountError that another call was given, with the time that is left; nothing was sent then
	 */
	enter(now: number): number {
		const { closed } = this;
		// before it was closed is after the clock was set back
		if (closed !== undefined && now >= closed.from && now < Math.min(closed.until, closed.from + LONGEST))
			throw held(closed.refusal, closed.until, now);
		this.window.begin(now);
		return this.closings;
	}

	/**
	 * After a call that was answered, with an error or without. One that was sent before the gate was closed does not open it.
	 * @returns the error, which says until when the gate is closed, if it is
	 */
	answered(entered: number, error: CdiscountError | undefined, now: number): CdiscountError | undefined {
		if (error?.isThrottle) return this.refused(entered, error, now);
		this.window.passed();
		const isTaken = error === undefined || error.code === 'invalid' || error.code === 'notFound';
		if (isTaken && entered === this.closings) this.closed = undefined;
		return error;
	}

	/** For how long bulk work should make no call, in seconds, so that others still can; 0 where it may. */
	heldBack(now: number): number {
		return this.window.heldBack(now);
	}

	private refused(entered: number, error: CdiscountError, now: number): CdiscountError {
		const { waitSeconds } = error.facts;
		if (waitSeconds === undefined) return error;
		const end = now + waitSeconds * 1000;
		if (error.code === 'quota') this.window.refused(now, end);
		// of calls that were under way together, the one that waits longest counts
		const before = entered === this.closings ? undefined : this.closed;
		if (before === undefined || before.until < end) this.closed = { from: now, until: end, refusal: error };
		if (before === undefined) this.closings += 1;
		const closedUntil = Math.max(end, before?.until ?? 0);
		return new CdiscountError(error.code, error.message, { ...error.facts, closedUntil });
	}
}

function held({ code, facts: { status } }: CdiscountError, closedUntil: number, now: number): CdiscountError {
	const seconds = (closedUntil - now) / 1000;
	const wait = { ...spoken(Math.ceil(seconds)), seconds };
	return throttled(code === 'quota' ? 'quota' : 'rateLimited', wait, { status, closedUntil }, 'Nothing was sent.');
}

const gates = new Map<string, Gate>();

/** The gate of a client, which is one for all that this process does with it: the API counts calls by client, not by seller. */
export function gateOf({ apiUrl, clientId }: Pick<Account, 'apiUrl' | 'clientId'>): Gate {
	const key = `${apiUrl}\n${clientId}`;
	const gate = gates.get(key) ?? new Gate();
	gates.set(key, gate);
	return gate;
}
