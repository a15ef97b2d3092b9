import type { Octopia } from '../../api/client';
import { InputError } from '../../api/errors';

const last = new Map<string, Promise<unknown>>();

/**
 * Lets work on one thing of a shop happen one after the other in this process, whichever workflow it is of: two that read before they
 * write would both find nothing.
 * @param subject what it is about, as `order X`
 * @throws CdiscountError (`invalid`) when the execution is cancelled while it waits: nothing was done then
 */
export async function oneAtATime<T>(
	{ apiUrl, sellerId, cancelSignal }: Pick<Octopia, 'apiUrl' | 'sellerId' | 'cancelSignal'>,
	subject: string,
	work: () => Promise<T>,
): Promise<T> {
	const key = [apiUrl, sellerId, subject].join('\n');
	const before = last.get(key) ?? Promise.resolve();
	const own = Promise.race([before, whenAborted(cancelSignal)]).then(async () => {
		if (cancelSignal?.aborted)
			throw new InputError('The execution was cancelled before this item; nothing was sent for it.');
		return await work();
	});
	// who comes next waits for both: a cancelled one ends before the one that it waited for
	const ended = Promise.allSettled([before, own]);
	last.set(key, ended);
	void ended.then(() => {
		if (last.get(key) === ended) last.delete(key);
	});
	return await own;
}

async function whenAborted(signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => {
		if (signal?.aborted) resolve();
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
}
