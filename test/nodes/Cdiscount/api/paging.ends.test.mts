import fc from 'fast-check';
import type { Query } from '../../../../nodes/Cdiscount/api/client.ts';
import { pagesOf } from '../../../../nodes/Cdiscount/api/paging.ts';
import { runs } from '../../../runs.mts';
import { next, numbers, read } from './lists.mts';

/** Reads a list from a server with an idea of its own of how many things make a page. */
async function readFrom(all: number[], most: number, limit?: number) {
	let asked = 0;
	const get = async ({ pageIndex, pageSize }: Query) => {
		asked += 1;
		const size = most > 100 ? most : Math.min(most, Number(pageSize));
		const items = all.slice((Number(pageIndex) - 1) * size, Number(pageIndex) * size);
		return await Promise.resolve({ status: 200, headers: {}, body: { itemsPerPage: items.length, items } });
	};
	const came: unknown[] = [];
	for await (const item of pagesOf(get, { style: 'page', limit })) came.push(item);
	return { came, asked };
}

describe('by page', () => {
	const style = 'page' as const;

	test.each([50, 150, 37, 25, 10, 99, 101])(
		'a server that gives %d a page although 100 are asked for',
		async (most) => {
			for (const count of [0, 9, most - 1, most, most + 1, 120, 3 * most, 3 * most + 5]) {
				const { came, asked } = await readFrom(numbers(0, count), most);
				expect(came).toEqual(numbers(0, count));
				expect(asked).toBeLessThanOrEqual(Math.floor(count / most) + 2);
			}
		},
	);

	test('any list behind any page size comes whole, and the end costs one call at most', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(1000),
				fc.integer({ min: 10, max: 200 }),
				fc.option(fc.integer({ min: 1, max: 300 })),
				async (count, most, limit) => {
					const { came, asked } = await readFrom(numbers(0, count), most, limit ?? undefined);
					const wanted = Math.min(count, limit ?? count);
					expect(came).toEqual(numbers(0, wanted));
					expect(asked).toBeLessThanOrEqual(Math.ceil(wanted / Math.min(most, limit ?? most)) + 1);
				},
			),
			runs(300),
		);
	});

	test.each<[number[], number]>([
		[[3], 1], // nobody takes three for a page
		[[100, 37], 2], // the server gives more where there is more
		[[50, 37], 2],
		[[37], 2], // in doubt
	])('pages of %j are read with %d calls', async (sizes, calls) => {
		const { asked } = await read(
			sizes.map((size, index) => ({ items: numbers(index * 1000, size) })),
			{ style },
		);
		expect(asked).toHaveLength(calls);
	});

	test('what the answer itself says of its end is believed, where it can be so', async () => {
		const items = numbers(0, 50);
		const more = [{ items: numbers(50, 3) }];
		const { length } = numbers(0, 53);
		const linked = await read([{ items, link: next('x') }, ...more], { style });
		expect([linked.came.length, linked.asked.length]).toEqual([length, 2]);
		const first = await read([{ items, link: '<https://x.example/?pageIndex=1>; rel="first"' }], { style });
		expect([first.came.length, first.asked.length]).toEqual([50, 1]);
		const total = await read([{ body: { items, totalCount: 50 } }], { style });
		expect([total.came.length, total.asked.length]).toEqual([50, 1]);
		const larger = await read([{ body: { items: [1, 2], totalCount: 3 } }, { body: { items: [3], totalCount: 3 } }], {
			style,
		});
		expect([larger.came, larger.asked.length]).toEqual([[1, 2, 3], 2]);
		// the number of items on the page says nothing
		const own = await read([{ body: { items, itemsPerPage: 50, count: 50 } }, ...more], { style });
		expect([own.came.length, own.asked.length]).toEqual([length, 2]);
	});

	test('a list that goes round ends, with whatever page ends', async () => {
		const round = numbers(0, 250);
		const pages = numbers(0, 5000).map((page) => ({
			items: numbers(0, 100).map((place) => round[(page * 100 + place) % 250]),
		}));
		const { came, asked } = await read(pages, { style });
		expect(new Set(came)).toEqual(new Set(round));
		expect(asked.length).toBeLessThan(6);
	});

	test('a list that brings the same things with other times for ever is refused', async () => {
		const pages = numbers(0, 5000).map((page) => ({
			items: numbers(0, 100).map((orderId) => ({ orderId, updatedAt: page })),
		}));
		await expect(read(pages, { style })).rejects.toThrow('a list that goes on without anything new');
	});

	test('ten thousand things on one page are read', async () => {
		expect((await read([{ items: numbers(0, 10_000) }], { style })).came).toHaveLength(10_000);
	});
});

describe('by cursor', () => {
	const style = 'cursor' as const;

	test('ever new cursors that bring nothing new are refused after a few calls', async () => {
		for (const items of [[{ offerId: 1 }, { offerId: 2 }], []]) {
			const pages = numbers(0, 5000).map((page) => ({ items, link: next(`C${page}`) }));
			let calls = 0;
			const counted = pages.map((page) => ({
				...page,
				get link() {
					return ((calls += 1), page.link);
				},
			}));
			await expect(read(counted, { style })).rejects.toThrow('a list that goes on without anything new');
			expect(calls).toBeLessThan(20);
		}
	});

	test('a long honest list is read to its end, also past some empty pages', async () => {
		const pages = numbers(0, 300).map((page) => ({
			items: page % 5 === 0 ? [{ offerId: page }] : [],
			link: page < 299 ? next(`C${page}`) : undefined,
		}));
		expect((await read(pages, { style })).came).toHaveLength(60);
	});
});
