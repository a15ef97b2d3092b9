import type { Transport } from './transport';

/**
 * Waits, but no longer than the work is wanted.
 * @returns false when it was cancelled
 */
export async function wait(
	seconds: number,
	{ sleep, cancelSignal }: Pick<Transport, 'sleep' | 'cancelSignal'>,
): Promise<boolean> {
	for (let left = seconds; left > 0 && !cancelSignal?.aborted; left -= 1) await sleep(Math.min(left, 1) * 1000);
	return !cancelSignal?.aborted;
}
