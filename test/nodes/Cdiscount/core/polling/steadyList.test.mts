import fc from 'fast-check';
import { changedOrders } from '../../../../../nodes/Cdiscount/resources/order/order.events.ts';
import { FakeShop } from './fakeShop.mts';

const RUNS = Number(process.env.RUNS ?? 300);

let passedOver = 0;

/** Everything a reading brings while, between its pages, orders change: how many, and which. */
async function readWhileChanging(sizes: number[], changes: number[][]) {
	const shop = new FakeShop();
	for (const size of sizes) {
		shop.arrive(size, { status: 1 });
		shop.now += 1000;
	}
	const octopia = shop.octopia();
	const look = {
		octopia,
		since: undefined,
		from: 0,
		knows: () => false,
		wishes: { senders: [], indicators: [], threshold: 0 },
	};
	const found = new Set<string>();
	let calls = 0;
	for await (const { thing } of changedOrders(look) as AsyncIterable<{ thing: { orderId: string } }>) {
		found.add(thing.orderId);
		if (shop.calls > calls) for (const index of changes[calls] ?? []) shop.step(index);
		calls = shop.calls;
	}
	return { shop, found };
}

afterAll(() => process.stdout.write(`steadyList: ${RUNS} runs, ${passedOver} orders passed over\n`));

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
		{ numRuns: RUNS },
	);
}, 120_000);

test('more of the same second than a page holds are read by page numbers', async () => {
	const { shop, found } = await readWhileChanging([350], []);
	expect(found.size).toBe(350);
	expect(shop.calls).toBe(5);
});

test('an API that refuses to sort is read in its own order', async () => {
	const shop = new FakeShop();
	shop.arrive(3, { status: 1 });
	const octopia = shop.octopia();
	const list = octopia.list.bind(octopia);
	octopia.list = ((path: string, shape: never, listing: { query?: { sort?: string } }) => {
		if (listing.query?.sort !== undefined) shop.mishaps = ['refuses'];
		return list(path, shape, listing as never);
	}) as typeof octopia.list;
	const look = {
		octopia,
		since: undefined,
		from: 0,
		knows: () => false,
		wishes: { senders: [], indicators: [], threshold: 0 },
	};
	const found: unknown[] = [];
	for await (const { thing } of changedOrders(look)) found.push(thing);
	expect(found).toHaveLength(3);
});
