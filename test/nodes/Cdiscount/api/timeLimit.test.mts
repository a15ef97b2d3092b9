import { withTimeLimit } from '../../../../nodes/Cdiscount/api/timeLimit.ts';

const never = async () => await new Promise<never>(() => undefined);

test('gives what the call gives, or throws what it throws', async () => {
	expect(await withTimeLimit(10_000, async () => await Promise.resolve(7))).toBe(7);
	await expect(withTimeLimit(10_000, async () => await Promise.reject(new Error('own')))).rejects.toThrow('own');
});

test('a call that does not end is told to stop, and is left even where it does not obey', async () => {
	let stop: AbortSignal | undefined;
	const call = async (signal: AbortSignal) => ((stop = signal), await never());
	await expect(withTimeLimit(20, call)).rejects.toMatchObject({
		code: 'noAnswer',
		message: 'The marketplace did not answer in time.',
	});
	expect(stop?.aborted).toBe(true);
});

test('ends with the execution', async () => {
	const execution = new AbortController();
	const waiting = withTimeLimit(60_000, never, execution.signal);
	execution.abort();
	await expect(waiting).rejects.toMatchObject({
		code: 'noAnswer',
		message: 'The execution was cancelled before the marketplace answered.',
	});
});

test('a call that fails after it was left is heard by nobody, and breaks nothing', async () => {
	const unheard = jest.fn();
	process.on('unhandledRejection', unheard);
	const call = async (stop: AbortSignal) => {
		await new Promise((resolve) => stop.addEventListener('abort', resolve));
		throw new Error('aborted');
	};
	await expect(withTimeLimit(5, call)).rejects.toThrow('in time');
	await new Promise((resolve) => setTimeout(resolve, 20));
	process.off('unhandledRejection', unheard);
	expect(unheard).not.toHaveBeenCalled();
});
