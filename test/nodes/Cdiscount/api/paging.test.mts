import fc from 'fast-check';
import type { Query } from '../../../../nodes/Cdiscount/api/client.ts';
import { pagesOf, type Listing } from '../../../../nodes/Cdiscount/api/paging.ts';
import { runs } from '../../../runs.mts';

type Page = { items?: unknown; link?: string; body?: unknown };

/** Reads a list that has these pages; tells what came and what was asked. */
async function read(pages: Page[], listing: Listing) {
	const asked: Query[] = [];
	const get = async (query: Query) => {
		asked.push(query);
		const { items = [], link, body = { itemsPerPage: 0, items } } = pages[asked.length - 1] ?? {};
		return { status: 200, headers: (link === undefined ? {} : { link }) as Record<string, string>, body };
	};
	const came: unknown[] = [];
	for await (const item of pagesOf(get, listing)) came.push(item);
	return { came, asked };
}

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

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const next = (cursor: string) => `<https://api.octopia-io.net/seller/v2/offers?limit=2&cursor=${cursor}>; rel="next"`;

describe('by page', () => {
	const style = 'page' as const;

	test('stops at the page that is not full', async () => {
		const { came, asked } = await read([{ items: numbers(0, 100) }, { items: numbers(100, 30) }], { style });
		expect(came).toEqual(numbers(0, 130));
		expect(asked).toEqual([
			{ pageIndex: 1, pageSize: 100 },
			{ pageIndex: 2, pageSize: 100 },
		]);
	});

	test('stops at an empty page', async () => {
		const { came, asked } = await read([{ items: numbers(0, 100) }, { items: [] }], { style });
		expect(came).toHaveLength(100);
		expect(asked).toHaveLength(2);
	});

	test('asks for no more than the limit, and keeps the page size from page to page', async () => {
		const few = await read([{ items: numbers(0, 3) }], { style, limit: 3 });
		expect(few.asked).toEqual([{ pageIndex: 1, pageSize: 3 }]);
		const many = await read([{ items: numbers(0, 100) }, { items: numbers(100, 100) }], { style, limit: 150 });
		expect(many.came).toEqual(numbers(0, 150));
		expect(many.asked).toEqual([
			{ pageIndex: 1, pageSize: 100 },
			{ pageIndex: 2, pageSize: 100 },
		]);
	});

	test('sends the filters with every page', async () => {
		const { asked } = await read([{ items: numbers(0, 100) }, {}], { style, query: { status: 'Shipped' } });
		expect(asked.map(({ status }) => status)).toEqual(['Shipped', 'Shipped']);
	});

	test('an endpoint that takes no notice of page numbers is read once', async () => {
		const same = { items: numbers(0, 100) };
		expect((await read([same, same, same], { style })).came).toEqual(numbers(0, 100));
		const all = await read([{ items: numbers(0, 250) }, { items: numbers(0, 250) }], { style });
		expect(all.came).toEqual(numbers(0, 250));
		// more than asked for may be the first page of a server that gives more
		expect(all.asked).toHaveLength(2);
	});

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

	test('whoever has enough stops the reading', async () => {
		const asked: Query[] = [];
		const get = async (query: Query) => {
			asked.push(query);
			return { status: 200, headers: {}, body: { items: numbers(0, 100) } };
		};
		for await (const item of pagesOf(get, { style })) if (item === 5) break;
		expect(asked).toHaveLength(1);
	});
});

describe('by cursor', () => {
	const style = 'cursor' as const;

	test('follows the next link to its end, even past pages that are not full', async () => {
		const pages = [{ items: [1], link: next('B') }, { items: [], link: next('C') }, { items: [2, 3] }];
		const { came, asked } = await read(pages, { style, pageSize: 2 });
		expect(came).toEqual([1, 2, 3]);
		expect(asked).toEqual([
			{ limit: 2, cursor: undefined },
			{ limit: 2, cursor: 'B' },
			{ limit: 2, cursor: 'C' },
		]);
	});

	test('finds the cursor in the body, where there is no link', async () => {
		const pages = [{ body: { items: [1], cursor: 'B' } }, { body: { items: [2], cursor: null } }];
		const { came, asked } = await read(pages, { style });
		expect(came).toEqual([1, 2]);
		expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'B']);
	});

	test('takes nothing from a link but the cursor: its host and its other parameters are not followed', async () => {
		const link = '<https://evil.example/steal?Cursor=a%2Fb%3D%3D&limit=9999&status=x>; rel=next';
		const { asked } = await read([{ items: [1], link }, { items: [2] }], { style, query: { status: 'mine' } });
		expect(asked[1]).toEqual({ status: 'mine', limit: 100, cursor: 'a/b==' });
	});

	test('finds the next link among others', async () => {
		const link = `<https://x.example/?cursor=P>; rel="prev", ${next('N')}, <https://x.example/?cursor=L>; rel="last"`;
		const { asked } = await read([{ items: [1], link }, {}], { style });
		expect(asked[1].cursor).toBe('N');
	});

	test('a cursor that leads back to itself is refused', async () => {
		const pages = [
			{ items: [1], link: next('A') },
			{ items: [1], link: next('A') },
		];
		await expect(read(pages, { style })).rejects.toThrow('a list whose next page is one before it');
	});

	test('cursors that lead in a circle are refused', async () => {
		const pages = Array.from({ length: 50 }, (_, index) => ({ items: [index], link: next(['A', 'B'][index % 2]) }));
		await expect(read(pages, { style })).rejects.toThrow('cannot be read');
	});

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

	test('stops at the limit although there is more', async () => {
		const { came, asked } = await read(
			[
				{ items: [1, 2], link: next('B') },
				{ items: [3, 4], link: next('C') },
			],
			{
				style,
				limit: 3,
			},
		);
		expect(came).toEqual([1, 2, 3]);
		expect(asked.map(({ limit }) => limit)).toEqual([3, 3]);
	});
});

test.each([[{ items: 'none' }], [{ count: 3 }], ['text'], [null], [7]])(
	'a list without items (%j) is refused',
	async (body) => {
		await expect(read([{ body: body ?? null }], { style: 'page' })).rejects.toThrow('a list without items');
	},
);

test('a bare list is a list', async () => {
	expect((await read([{ body: [1, 2] }], { style: 'page' })).came).toEqual([1, 2]);
});

describe('reading ahead', () => {
	const list = (count: number) => Array.from({ length: count }, (_, index) => index);

	/** Reads a list by page number; what happened in which order. */
	async function story(count: number, listing: Partial<Listing>, stopAt = Infinity) {
		const told: string[] = [];
		const get = async ({ pageIndex, pageSize }: Query) => {
			told.push(`ask ${pageIndex}`);
			await new Promise((resolve) => setTimeout(resolve, 1));
			const [index, size] = [Number(pageIndex), Number(pageSize)];
			return { status: 200, headers: {}, body: { items: list(count).slice((index - 1) * size, index * size) } };
		};
		for await (const item of pagesOf(get, { style: 'page', pageSize: 2, ...listing })) {
			told.push(`take ${String(item)}`);
			if (item === stopAt) break;
		}
		return told;
	}

	test('asks for the next page before the items of one are taken', async () => {
		expect(await story(3, { isReadAhead: true })).toEqual(['ask 1', 'ask 2', 'take 0', 'take 1', 'take 2']);
		expect(await story(3, {})).toEqual(['ask 1', 'take 0', 'take 1', 'ask 2', 'take 2']);
	});

	test('asks for no page more than reading one by one, whatever the limit', async () => {
		for (const count of [0, 1, 2, 3, 4, 5])
			for (const limit of [1, 2, 3, 4, undefined]) {
				const ahead = await story(count, { isReadAhead: true, limit });
				expect([...ahead].sort()).toEqual([...(await story(count, { limit }))].sort());
			}
	});

	test('without it, whoever stops has asked for nothing in vain', async () => {
		expect(await story(9, {}, 1)).toEqual(['ask 1', 'take 0', 'take 1']);
	});

	test('a page that fails is told in its turn, and to nobody who has stopped before', async () => {
		const get = async ({ pageIndex }: Query) => {
			if (pageIndex === 2) throw new Error('page 2');
			return { status: 200, headers: {}, body: { items: list(2) } };
		};
		const listing = { style: 'page', pageSize: 2, isReadAhead: true } as const;
		const taken: unknown[] = [];
		const all = async () => {
			for await (const item of pagesOf(get, listing)) taken.push(item);
		};
		await expect(all()).rejects.toThrow('page 2');
		expect(taken).toEqual([0, 1]);
		for await (const item of pagesOf(get, listing)) if (item === 1) break;
	});
});
