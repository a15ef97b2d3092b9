import { sleep } from 'n8n-workflow';
import type { Refusal } from './refusal';

/** How long one call may wait in all before it gives up, in seconds. */
export const PATIENCE = {
	/** A workflow run: the longest quota wait seen is under 12 minutes. */
	run: 900,
	/** A poll, which another follows within minutes. */
	poll: 15,
	/** A list in the editor, with a person waiting. */
	editor: 5,
} as const;

/** Faults without a time of their own: 1, 2, 4, 8, 16 s, each ± 25 % so that callers do not come back together. */
const MOST_REPEATS = 5;

/** An answer that cannot be read rarely mends itself. */
const REPEATS_OF_UNREADABLE = 1;

/**
 * How long to wait before a read is repeated, in seconds.
 * @param repeats how often it was repeated already
 * @param left the patience left, in seconds
 * @returns undefined when it should not be repeated: not a passing fault, repeated enough, or a longer wait than is left
 */
export function waitBefore(refusal: Refusal, repeats: number, left: number): number | undefined {
	const passing = ['quota', 'rateLimited', 'marketplaceDown', 'noAnswer', 'unreachable', 'unreadable'];
	if (!passing.includes(refusal.kind) || refusal.facts.isPermanent) return undefined;
	const asked = refusal.facts.waitSeconds;
	if (asked !== undefined) return asked + 1 <= left ? asked + 1 : undefined;
	if (repeats >= (refusal.kind === 'unreadable' ? REPEATS_OF_UNREADABLE : MOST_REPEATS)) return undefined;
	const wait = 2 ** repeats * (0.75 + Math.random() / 2);
	return wait <= left ? wait : undefined;
}

/** Waits, but no longer than the execution is wanted. */
export async function rest(seconds: number, cancelled: () => boolean): Promise<void> {
	for (let left = seconds; left > 0 && !cancelled(); left -= 1) await sleep(Math.min(left, 1) * 1000);
}
