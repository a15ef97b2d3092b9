import type { CdiscountError } from './errors';
import type { Gate } from './gate';
import type { RetryBudget } from './retry';
import type { Transport } from './transport';
import { wait } from './wait';

/** The waits of a client's calls, which may pass together. */
export interface Waits {
	/** Ms since 1970; who has waited until a time has reached it, whatever this machine's clock says. */
	now(): number;
	/** Waits so many seconds. @returns false when the work is not wanted any more */
	pause(seconds: number): Promise<boolean>;
	/**
	 * Waits after a fault, within what is left to wait (see `RetryBudget.delayAfter`).
	 * @returns whether the call is to be repeated
	 */
	pauseAfter(error: CdiscountError, repeats: number, since: number, isWrite: boolean): Promise<boolean>;
	/** Bulk work makes room for others before it begins with something, never between the reading of a thing and its change. */
	makeRoom(): Promise<void>;
}

/** The waits of a client. */
export function waitsOf(
	transport: Pick<Transport, 'sleep' | 'cancelSignal' | 'heldBack'>,
	retries: RetryBudget,
	gate: Gate,
): Waits {
	let waitedUntil = 0;
	const now = () => Math.max(Date.now(), waitedUntil);
	const pause = async (seconds: number): Promise<boolean> => {
		const end = now() + seconds * 1000;
		const isWanted = await wait(seconds, transport);
		if (isWanted) waitedUntil = Math.max(waitedUntil, end);
		return isWanted;
	};
	const pauseForQuota = async (seconds: number): Promise<boolean> => {
		transport.heldBack?.(now(), now() + seconds * 1000);
		return await pause(seconds);
	};
	return {
		now,
		pause,
		async pauseAfter(error, repeats, since, isWrite) {
			const delay = retries.delayAfter(error, repeats, since, isWrite);
			if (delay === undefined) return false;
			const waiting = error.isThrottle ? pauseForQuota(delay) : pause(delay);
			return await waiting.finally(() => retries.waitEnded());
		},
		async makeRoom() {
			const seconds = gate.heldBack(now());
			if (seconds > 0 && seconds <= retries.mostHeldBack) await pauseForQuota(seconds + 1);
		},
	};
}
