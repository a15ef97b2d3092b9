import fc from 'fast-check';
import { setTimeout } from 'node:timers/promises';
import { overlapped } from '../../../../nodes/Cdiscount/core/overlap.ts';
import { Pace } from '../../../../nodes/Cdiscount/core/pace.ts';
import type { HttpRequest, Transport } from '../../../../nodes/Cdiscount/api/transport.ts';
import { runs } from '../../../runs.mts';

const always = () => true;

test('property: results come in order, at most so many at once, and nothing is begun after the end', async () => {
	const items = fc.array(fc.record({ delay: fc.nat(3), isBad: fc.boolean() }), { maxLength: 20 });
	await fc.assert(
		fc.asyncProperty(items, fc.integer({ min: 0, max: 5 }), fc.boolean(), async (given, limit, goesOn) => {
			let [atOnce, most] = [0, 0];
			const begun: number[] = [];
			let isBadSeen = false;
			const work = given.map(({ delay, isBad }, index) => async () => {
				expect(isBadSeen && !goesOn).toBe(false);
				begun.push(index);
				most = Math.max(most, (atOnce += 1));
				await setTimeout(delay);
				atOnce -= 1;
				isBadSeen ||= isBad;
				return { index, isBad };
			});
			const results: Array<{ index: number }> = [];

			for await (const result of overlapped(
				work,
				() => limit,
				({ isBad }) => goesOn || !isBad,
			))
				results.push(result);

			expect(atOnce).toBe(0);
			expect(most).toBeLessThanOrEqual(Math.max(1, limit));
			expect(begun).toEqual([...begun.keys()]);
			expect(results.map(({ index }) => index)).toEqual(begun);
			if (goesOn || !given.some(({ isBad }) => isBad)) expect(begun).toHaveLength(given.length);
		}),
		runs(60),
	);
});

test('who reads slowly holds nothing up, and a slow item holds no other up', async () => {
	const ended: string[] = [];
	const work = ['slow', 'a', 'b', 'c'].map((name) => async () => {
		await setTimeout(name === 'slow' ? 30 : 1);
		ended.push(name);
		return name;
	});

	const results = [];
	for await (const name of overlapped(work, () => 2, always)) results.push(name);

	expect(results).toEqual(['slow', 'a', 'b', 'c']);
	expect(ended).toEqual(['a', 'b', 'c', 'slow']);
});

describe('pace', () => {
	const REQUEST = {} as HttpRequest;
	const { signal } = new AbortController();

	/** A pace, and a way to make a call that is answered with a status after a while; undefined for a connection that breaks. */
	function paced() {
		const pace = new Pace();
		jest.useFakeTimers();
		const call = async (status: number | undefined, took = 50) => {
			const send = async () => {
				jest.advanceTimersByTime(took);
				if (status === undefined) throw new Error('broken');
				return { statusCode: status };
			};
			await pace
				.listeningTo({ send } as unknown as Transport)
				.send(REQUEST, signal)
				.catch(() => undefined);
		};
		const calls = async (count: number, status?: number, took?: number) => {
			for (let made = 0; made < count; made++) await call(status, took);
			return pace.limit;
		};
		return { pace, calls };
	}

	afterEach(() => jest.useRealTimers());

	test('is two after a call that went well, and then grows by one for forty, up to eight', async () => {
		const { pace, calls } = paced();

		expect(pace.limit).toBe(1);
		expect(await calls(1, 200)).toBe(2);
		expect(await calls(39, 404)).toBe(2);
		expect(await calls(1, 400)).toBe(3);
		expect(await calls(500, 200)).toBe(8);
	});

	test.each([429, 403, 500, 503])('is halved by a %d, and grows again', async (status) => {
		const { calls } = paced();
		await calls(500, 200);

		expect(await calls(1, status)).toBe(4);
		expect(await calls(40, 200)).toBe(5);
		expect(await calls(1, status)).toBe(2);
		expect(await calls(39, 200)).toBe(2);
		expect(await calls(1, 200)).toBe(3);
		expect(await calls(5, status)).toBe(1);
	});

	test('is halved by calls that become slow', async () => {
		const { calls } = paced();
		await calls(500, 200, 300);

		expect(await calls(1, 200, 1_100)).toBe(8);
		expect(await calls(1, 200, 5_000)).toBe(4);
	});

	test('is one after a connection that broke', async () => {
		const { calls } = paced();
		await calls(500, 200);

		expect(await calls(1, undefined)).toBe(1);
		expect(await calls(1, 200)).toBe(2);
	});

	test('is halved once by many refusals of calls that were under way together', async () => {
		jest.useFakeTimers();
		const pace = new Pace();
		pace.limit = 8;
		const answers: Array<() => void> = [];
		const send = async () => {
			await new Promise<void>((resolve) => answers.push(resolve));
			return { statusCode: 429 };
		};
		const transport = pace.listeningTo({ send } as unknown as Transport);
		const calls = Array.from({ length: 8 }, async () => await transport.send(REQUEST, signal));
		jest.advanceTimersByTime(100);

		for (const answer of answers) answer();
		await Promise.all(calls);

		expect(pace.limit).toBe(4);
	});
});
