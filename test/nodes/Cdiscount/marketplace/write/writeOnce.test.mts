import { CdiscountError, type ErrorCode } from '../../../../../nodes/Cdiscount/api/errors.ts';
import { writeOnce } from '../../../../../nodes/Cdiscount/marketplace/write/writeOnce.ts';
import { market, NONE, once, TAKEN } from './writing.mts';

/** A change whose sending meets this; counts the readings, and shows the change as made from the given one on. */
async function attempt(answer: unknown, shownFrom = Infinity) {
	const { seen, octopia } = market(answer);
	const plan = once(async () => ++seen.reads, shownFrom);
	const result = await writeOnce(octopia, plan, NONE).catch((error: Error) => error);
	const { reads, writes, pauses } = seen;
	return { reads, writes, pauses, result };
}

test.each<ErrorCode>(['unreachable', 'credential', 'notFound', 'quota', 'rateLimited'])(
	'%s leaves no doubt: nothing was done, and nothing is read back',
	async (kind) => {
		const refusal = new CdiscountError(kind, 'No.');
		expect(await attempt(refusal)).toEqual({ reads: 1, writes: 1, pauses: 0, result: refusal });
	},
);

test.each<ErrorCode>(['noAnswer', 'marketplaceDown', 'unreadable'])(
	'%s is read back three times, then told as unknown',
	async (kind) => {
		const { result, ...seen } = await attempt(new CdiscountError(kind, 'The marketplace did not answer in time.'));
		expect(seen).toEqual({ reads: 4, writes: 1, pauses: 7 });
		expect(result).toMatchObject({
			code: 'outcomeUnknown',
			message: 'It is not known whether the change was made: the marketplace did not answer in time.',
			facts: { hint: expect.stringContaining('Running this item again is safe') },
		});
	},
);

test.each([2, 3, 4])('a change that shows at reading %d is done', async (shownFrom) => {
	const { reads, writes, result } = await attempt(new CdiscountError('noAnswer', 'No.'), shownFrom);
	expect({ reads, writes }).toEqual({ reads: shownFrom, writes: 1 });
	expect(result).toMatchObject({ result: 'done' });
});

test.each([
	['200 with nothing', { ...TAKEN, status: 200 }],
	['202 with nothing', { ...TAKEN, status: 202 }],
	['null', { ...TAKEN, body: null }],
	['an empty list', { ...TAKEN, body: [] }],
	['false', { ...TAKEN, body: false }],
	['a word', { ...TAKEN, body: 'KO' }],
	['an object', { ...TAKEN, body: {} }],
	['an error', { ...TAKEN, body: { error: 'no' } }],
])('%s is no documented answer: the state is read back', async (_, answer) => {
	expect((await attempt(answer, 2)).result).toMatchObject({ result: 'done' });
	expect((await attempt(answer)).result).toMatchObject({ code: 'outcomeUnknown' });
});

test.each([201, 204])('the documented answer (%d without content) is believed at once', async (status) => {
	expect(await attempt({ ...TAKEN, status })).toMatchObject({ reads: 1, writes: 1, result: { result: 'done' } });
});

test('a refusal is believed unless the change shows', async () => {
	const refusal = new CdiscountError('invalid', 'Wrong state.');
	expect(await attempt(refusal)).toEqual({ reads: 2, writes: 1, pauses: 0, result: refusal });
	expect((await attempt(refusal, 2)).result).toMatchObject({ result: 'alreadyDone' });
});

test('a refusal after an open outcome may be of what was made then', async () => {
	const { seen, octopia } = market(
		new CdiscountError('noAnswer', 'No.'),
		new CdiscountError('invalid', 'Wrong state.'),
	);
	const plan = once(async () => (++seen.reads, 0));
	await expect(writeOnce(octopia, plan, NONE)).rejects.toMatchObject({ code: 'outcomeUnknown' });
	await expect(writeOnce(octopia, plan, NONE)).rejects.toMatchObject({
		code: 'outcomeUnknown',
		message: expect.stringContaining('wrong state'),
	});
});

test('a fault of ours does not pass for the word of the marketplace', async () => {
	const fault = new TypeError('x is undefined');
	expect(await attempt(fault, 2)).toEqual({ reads: 1, writes: 1, pauses: 0, result: fault });
});
