import fc from 'fast-check';
import { pagesOf } from '../../../../nodes/Cdiscount/api/paging.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { keysetPages } from '../../../../nodes/Cdiscount/sync/keysetPages.ts';
import { changedOrders } from '../../../../nodes/Cdiscount/resources/order/eventLists.ts';
import { runs } from '../../../runs.mts';
import { FakeShop, type Mishap } from './fakeShop.mts';

const RUNS = runs(300);

let passedOver = 0;

/** Everything a reading brings while, between its pages, orders change: how many, and which. */
async function readWhileChanging(sizes: number[], changes: number[][], statuses?: string[], failing?: number) {
	const shop = new FakeShop();
	if (failing !== undefined) shop.mishaps = [...Array<Mishap>(failing).fill('fine'), 'fails'];
	for (const size of sizes) {
		shop.arrive(size, { status: 1 });
		shop.now += 1000;
	}
	const octopia = shop.octopia();
	const request = {
		octopia,
		since: undefined,
		from: 0,
		knows: () => false,
		options: {},
	};
	const found = new Set<string>();
	let calls = 0;
	const reading = async () => {
		for await (const { thing } of changedOrders(request, statuses) as AsyncIterable<{ thing: { orderId: string } }>) {
			found.add(thing.orderId);
			if (shop.calls > calls) for (const index of changes[calls] ?? []) shop.step(index);
			calls = shop.calls;
		}
	};
	await reading().catch((thrown: unknown) => {
		if (failing === undefined || !(thrown instanceof CdiscountError)) throw thrown;
	});
	return { shop, found };
}

afterAll(() => process.stdout.write(`keysetPages: ${RUNS.numRuns} runs, ${passedOver} orders passed over\n`));

test('a list that moves while it is read brings everything, in pages of the same time as well', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }),
			fc.array(fc.array(fc.nat(400), { maxLength: 12 }), { maxLength: 6 }),
			async (sizes, changes) => {
				const { shop, found } = await readWhileChanging(sizes, changes);
				const missed = shop.orders.filter(({ orderId }) => !found.has(orderId));
				passedOver += missed.length;
				expect(missed).toEqual([]);
			},
		),
		RUNS,
	);
}, 120_000);

test('more of the same second than a page holds are read by page numbers, twice to be sure that nothing moved', async () => {
	const { shop, found } = await readWhileChanging([350], []);
	expect(found.size).toBe(350);
	expect(shop.calls).toBe(2 + 4 + 4);
});

test('what leaves the list while many of the same second are read hides none of those that stay', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 90, max: 360 }), { minLength: 1, maxLength: 3 }),
			fc.array(fc.array(fc.nat(400), { maxLength: 12 }), { maxLength: 9 }),
			async (sizes, changes) => {
				const { shop, found } = await readWhileChanging(sizes, changes, ['WaitingAcceptance']);
				const waiting = shop.orders.filter(({ status }) => status === 'WaitingAcceptance');
				expect(waiting.filter(({ orderId }) => !found.has(orderId))).toEqual([]);
			},
		),
		RUNS,
	);
}, 120_000);

test('a reading that fails in the middle has given nothing later than what it has not given', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 90, max: 260 }), { minLength: 2, maxLength: 4 }),
			fc.array(fc.array(fc.nat(400), { maxLength: 12 }), { maxLength: 9 }),
			fc.nat(9),
			async (sizes, changes, failing) => {
				const { shop, found } = await readWhileChanging(sizes, changes, ['WaitingAcceptance'], failing);
				const given = shop.orders.filter(({ orderId, status }) => found.has(orderId) && status === 'WaitingAcceptance');
				const last = Math.max(...given.map(({ updatedAt }) => updatedAt));
				const before = shop.orders.filter(
					({ updatedAt, status }) => status === 'WaitingAcceptance' && updatedAt < last,
				);
				expect(before.filter(({ orderId }) => !found.has(orderId))).toEqual([]);
			},
		),
		RUNS,
	);
}, 120_000);

test('an API that refuses to sort is read in its own order', async () => {
	const shop = new FakeShop();
	shop.arrive(3, { status: 1 });
	const octopia = shop.octopia();
	const list = octopia.list.bind(octopia);
	octopia.list = ((path: string, schema: never, listing: { query?: { sort?: string } }) => {
		if (listing.query?.sort !== undefined) shop.mishaps = ['refuses'];
		return list(path, schema, listing as never);
	}) as typeof octopia.list;
	const request = {
		octopia,
		since: undefined,
		from: 0,
		knows: () => false,
		options: {},
	};
	const found: unknown[] = [];
	for await (const { thing } of changedOrders(request)) found.push(thing);
	expect(found).toHaveLength(3);
});

/** A list of these times (ms), behind an API with its own ideas of what may be asked for. */
async function readTimes(times: number[], listing: object, allows: (since: number) => boolean, isInclusive = true) {
	let unlimited = 0;
	const list = (_path: string, _schema: unknown, asked: Parameters<typeof pagesOf>[1]) =>
		pagesOf(async (query) => {
			const since = query.min === undefined ? -Infinity : Date.parse(String(query.min));
			if (query.min === undefined) unlimited += 1;
			else if (!allows(since)) throw new CdiscountError('invalid', 'too long ago', { status: 400 });
			const found = times
				.map((at, id) => ({ id, at: new Date(at).toISOString() }))
				.filter(({ at }) => (isInclusive ? Date.parse(at) >= since : Date.parse(at) > since));
			const [index, size] = [Number(query.pageIndex), Number(query.pageSize)];
			return await Promise.resolve({
				status: 200,
				headers: {},
				body: { items: found.slice((index - 1) * size, index * size) },
			});
		}, asked);
	const items = keysetPages({ list } as never, '/things', undefined as never, {
		sinceParameter: 'min',
		since: undefined,
		sort: 'at',
		at: ({ at }: { id: number; at: string }) => at,
		id: ({ id }) => String(id),
		...listing,
	});
	const found: number[] = [];
	for await (const { thing } of items) found.push((thing as { id: number }).id);
	return { found, unlimited };
}

const T0 = Date.UTC(2026, 8, 1);
const hourly = (count: number) => Array.from({ length: count }, (_, index) => T0 + index * 3_600_000);

test('what is older than the API lets one ask for is read by page numbers, once', async () => {
	const earliest = T0 + 130 * 3_600_000;
	const isAllowed = (since: number) => since >= earliest;
	const { found, unlimited } = await readTimes(hourly(330), { earliest, pageSize: 50 }, isAllowed);
	expect(found).toEqual(Array.from({ length: 330 }, (_, index) => index));
	expect(unlimited).toBe(3);
	// all of it is older
	const older = await readTimes(hourly(130), { earliest, pageSize: 50 }, isAllowed);
	expect([older.found.length, older.unlimited]).toEqual([130, 3]);
});

test('an API that leaves out the moment itself loses nothing of the same moment', async () => {
	const times = hourly(190).map((at, index) => (index >= 90 && index < 120 ? T0 + 90 * 3_600_000 : at));
	expect((await readTimes(times, {}, () => true, false)).found).toHaveLength(190);
});
