import { CdiscountError } from './errors';

/**
 * Makes a call that ends in time, whatever drips in: the limits of HTTP clients count silence only. It ends with the execution as well.
 * @param milliseconds for the call as a whole
 * @param call is given the signal to stop; it need not obey
 * @param cancel the execution's, where there is one
 * @throws CdiscountError (`noAnswer`) when it took too long, or what the call throws
 */
export async function withTimeLimit<T>(
	milliseconds: number,
	call: (stop: AbortSignal) => Promise<T>,
	cancel?: AbortSignal,
): Promise<T> {
	const stop = new AbortController();
	const done = new AbortController();
	const ended = new Promise<never>((_, reject) => {
		const end = (message: string) => () => {
			reject(new CdiscountError('noAnswer', message));
			stop.abort();
		};
		const once = { once: true, signal: done.signal };
		const late = end('The marketplace did not answer in time.');
		AbortSignal.timeout(Math.max(1, milliseconds)).addEventListener('abort', late, once);
		cancel?.addEventListener('abort', end('The execution was cancelled before the marketplace answered.'), once);
	});
	try {
		return await Promise.race([call(stop.signal), ended]);
	} finally {
		done.abort();
	}
}
