import { CdiscountError } from '../../../../../nodes/Cdiscount/api/errors.ts';
import { writeOnce, type WritePlan } from '../../../../../nodes/Cdiscount/marketplace/write/writeOnce.ts';
import { market, NAMED, NONE, once, repeatable, TAKEN } from './writing.mts';

test('two runs of one process take turns, also when the second one comes in the middle', async () => {
	const { seen, octopia } = market(async () => {
		await new Promise((resolve) => setImmediate(resolve));
		seen.made += 1;
		return NAMED;
	});
	const plan = { ...repeatable(async () => seen.made), isDone: (made: number) => made > 0 };
	const results = await Promise.all([writeOnce(octopia, plan, NONE), writeOnce(octopia, plan, NONE)]);
	expect(results.map(({ result }) => result)).toEqual(['done', 'alreadyDone']);
	expect(seen).toMatchObject({ writes: 1, made: 1 });
});

test('who is cancelled while waiting for his turn sends nothing, and whoever comes next still waits', async () => {
	let free: (answer: unknown) => void = () => undefined;
	const answered = new Promise((resolve) => (free = resolve));
	const { seen, octopia } = market(async () => await answered);
	const plan = once(async () => 0);
	const first = writeOnce(octopia, plan, NONE);
	const stop = new AbortController();
	const second = writeOnce({ ...octopia, cancelSignal: stop.signal }, plan, NONE).catch((error: Error) => error);
	const third = writeOnce(octopia, plan, NONE);
	stop.abort();
	expect(await second).toMatchObject({ message: expect.stringContaining('cancelled before this item') });
	await new Promise((resolve) => setImmediate(resolve));
	expect(seen.writes).toBe(1);
	free(TAKEN);
	expect((await first).result).toBe('done');
	await third;
	expect(seen.writes).toBe(2);
});

test('a double that another process made at the same moment is never called done', async () => {
	const { seen, octopia } = market(() => ((seen.made += 2), NAMED));
	await expect(
		writeOnce(
			octopia,
			repeatable(async () => seen.made),
			NONE,
		),
	).rejects.toMatchObject({
		code: 'doubled',
		message: 'The change was made twice: another run sent the same at the same moment.',
	});
});

test('what shows late is waited for by the next run, and not sent again', async () => {
	let shown = 0;
	const { seen, octopia } = market(new CdiscountError('noAnswer', 'No.'));
	const plan = repeatable(async () => (++seen.reads > 8 ? shown : 0));
	await expect(writeOnce(octopia, plan, NONE)).rejects.toMatchObject({
		code: 'outcomeUnknown',
		facts: { hint: expect.stringContaining('first waits') },
	});
	shown = 1;
	expect((await writeOnce(octopia, plan, NONE)).result).toBe('alreadyDone');
	expect(seen.writes).toBe(1);
	expect(seen.pauses).toBeGreaterThan(42);
});

test('what has not shown after a minute was not made, and is sent', async () => {
	const { seen, octopia } = market(new CdiscountError('noAnswer', 'No.'), () => ((seen.made += 1), NAMED));
	const plan = repeatable(async () => seen.made);
	await expect(writeOnce(octopia, plan, NONE)).rejects.toMatchObject({ code: 'outcomeUnknown' });
	expect((await writeOnce(octopia, plan, NONE)).result).toBe('done');
	expect(seen).toMatchObject({ writes: 2, made: 1 });
	expect(Math.round(seen.pauses)).toBe(102);
});

test('what was made and is not listed yet counts as made, until it is listed and comes to nothing', async () => {
	let listed = 0;
	const { seen, octopia } = market(NAMED);
	const plan: WritePlan<number> = {
		...repeatable(async () => 0),
		isDone: () => false,
		repeatable: { key: () => 'key', made: () => 0, listed: () => listed },
	};
	expect((await writeOnce(octopia, plan, NONE)).result).toBe('done');
	expect((await writeOnce(octopia, plan, NONE)).result).toBe('alreadyDone');
	expect((await writeOnce(octopia, plan, { ...NONE, allowAnother: true })).result).toBe('done');
	listed = 2;
	expect((await writeOnce(octopia, plan, NONE)).result).toBe('done');
	expect(seen.writes).toBe(3);
});

test('where another is wanted, it is said that running again makes it again', async () => {
	const { octopia } = market(new CdiscountError('noAnswer', 'No.'));
	await expect(
		writeOnce(
			octopia,
			repeatable(async () => 0),
			{ ...NONE, allowAnother: true },
		),
	).rejects.toMatchObject({ facts: { hint: expect.stringContaining('it would be made a second time') } });
});
