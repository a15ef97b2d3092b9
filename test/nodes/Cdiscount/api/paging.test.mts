import type { Query } from '../../../../nodes/Cdiscount/api/client.ts';
import { pagesOf, type Listing } from '../../../../nodes/Cdiscount/api/paging.ts';
import { next, numbers, read } from './lists.mts';

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

	test('goes on at a page, and says of each what leads to the next', async () => {
		const pages = [{ items: numbers(200, 100) }, { items: numbers(300, 50) }];
		const { came, asked } = await read(pages, { style, pageIndex: 3 });
		expect(came).toEqual(numbers(200, 150));
		expect(asked.map(({ pageIndex }) => pageIndex)).toEqual([3, 4]);
		const told: Array<string | undefined> = [];
		const onPage = (page: { next?: string }) => told.push(page.next);
		await read([{ items: numbers(0, 10), link: next('b') }, { items: numbers(10, 10) }], { style: 'cursor', onPage });
		expect(told).toEqual(['b', undefined]);
	});

	test('where it begins is counted in: a total that is reached is the end', async () => {
		const { asked } = await read([{ body: { items: numbers(200, 50), total: 250 } }], { style, pageIndex: 3 });
		expect(asked).toHaveLength(1);
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
