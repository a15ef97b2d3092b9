import { secondsSlept } from '../../../engine/slept.mts';
import type { Octopia } from '../../../../nodes/Cdiscount/api/client.ts';
import { Refusal, type RefusalKind } from '../../../../nodes/Cdiscount/api/refusal.ts';
import { guardedWrite } from '../../../../nodes/Cdiscount/core/guardedWrite.ts';

beforeEach(secondsSlept);

/** A change whose sending meets this; counts the readings, and shows the change as made from the given one on. */
async function attempt(thrown: unknown, shownFrom = Infinity) {
	const count = { reads: 0, writes: 0 };
	const write = async () => {
		count.writes += 1;
		throw thrown;
	};
	const plan = {
		what: 'The change',
		read: async () => ++count.reads,
		isDone: (reading: number) => reading >= shownFrom,
		obstacle: () => undefined,
		request: () => ({ method: 'POST' as const, path: '/x' }),
	};
	const octopia = { write, waitOut: async () => false } as unknown as Octopia;
	const result = await guardedWrite(octopia, plan, { ifAlreadyDone: 'skip', dryRun: false }).catch(
		(error: Error) => error,
	);
	return { ...count, result };
}

test.each<RefusalKind>(['unreachable', 'credential', 'notFound', 'quota', 'rateLimited'])(
	'%s leaves no doubt: nothing was done, and nothing is read back',
	async (kind) => {
		const refusal = new Refusal(kind, 'No.');
		expect(await attempt(refusal)).toEqual({ reads: 1, writes: 1, result: refusal });
		expect(secondsSlept()).toBe(0);
	},
);

test.each<RefusalKind>(['noAnswer', 'marketplaceDown', 'unreadable'])(
	'%s is read back three times, then told as unknown',
	async (kind) => {
		const { reads, writes, result } = await attempt(new Refusal(kind, 'The marketplace did not answer in time.'));
		expect({ reads, writes }).toEqual({ reads: 4, writes: 1 });
		expect(result).toMatchObject({
			kind: 'outcomeUnknown',
			message: 'It is not known whether the change was made: the marketplace did not answer in time.',
		});
		expect(secondsSlept()).toBe(7);
	},
);

test.each([2, 3, 4])('a change that shows at reading %d is done', async (shownFrom) => {
	const { reads, writes, result } = await attempt(new Refusal('noAnswer', 'No.'), shownFrom);
	expect({ reads, writes }).toEqual({ reads: shownFrom, writes: 1 });
	expect(result).toMatchObject({ result: 'done' });
});

test('a refusal is believed unless the change shows', async () => {
	const refusal = new Refusal('invalid', 'Wrong state.');
	expect(await attempt(refusal)).toEqual({ reads: 2, writes: 1, result: refusal });
	expect((await attempt(refusal, 2)).result).toMatchObject({ result: 'alreadyDone' });
});

test('a fault of ours does not pass for the word of the marketplace', async () => {
	const fault = new TypeError('x is undefined');
	expect(await attempt(fault, 2)).toEqual({ reads: 1, writes: 1, result: fault });
});

test.each([
	[true, 'it would be made a second time'],
	[false, 'Running this item again is safe'],
])('whether it is safe to run again is told truly (Allow Another: %s)', async (allowAnother, words) => {
	const octopia = { write: () => Promise.reject(new Refusal('noAnswer', 'No.')) } as unknown as Octopia;
	const plan = {
		what: 'The gesture',
		read: async () => 0,
		isDone: () => false,
		obstacle: () => undefined,
		request: () => ({ method: 'POST' as const, path: '/x' }),
	};
	const guards = { ifAlreadyDone: 'skip', dryRun: false, allowAnother } as const;
	await expect(guardedWrite(octopia, plan, guards)).rejects.toMatchObject({
		kind: 'outcomeUnknown',
		facts: { hint: expect.stringContaining(words) },
	});
});
