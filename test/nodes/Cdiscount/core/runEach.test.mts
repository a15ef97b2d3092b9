import { setTimeout } from 'node:timers/promises';
import { confirm, effects, itemsOf, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';
import { gate } from '../../../proxy/odd.mts';
import { closeProxies, oddly } from '../../../engine/throughProxy.mts';

afterEach(async () => {
	await closeProxies();
	await closeShops();
});

const many = (shop: Shop, count: number) => itemsOf(Array.from({ length: count }, () => waiting(shop)));

/** A shop behind a proxy. */
async function opened() {
	const shop = await openShop();
	return { shop, ...(await oddly(shop)) };
}

const confirmed = (shop: Shop, items: Array<Record<string, unknown>>) =>
	items.map(({ orderId }) => effects(shop, String(orderId)).length);

test('several items are under way at once, and their results are in the order of the items', async () => {
	const { shop, engine, proxy } = await opened();
	const items = many(shop, 60);
	let [underWay, most] = [0, 0];
	proxy.add({
		method: 'POST',
		path: '/orders/**',
		count: 1000,
		hold: async () => {
			most = Math.max(most, (underWay += 1));
			await setTimeout(5);
			underWay -= 1;
		},
	});

	const { output } = await engine.run(confirm(), { items });

	expect(output.map(({ json, pairedItem }) => [json.orderId, pairedItem])).toEqual(
		items.map(({ orderId }, item) => [orderId, { item }]),
	);
	expect(most).toBeGreaterThan(1);
	expect(most).toBeLessThanOrEqual(8);
	expect(confirmed(shop, items)).toEqual(items.map(() => 1));
});

test('a failure begins nothing new, and tells what became of those under way', async () => {
	const { shop, engine, proxy } = await opened();
	const items = many(shop, 30);
	const [failing, beside] = [String(items[8].orderId), String(items[9].orderId)];
	const both = gate();
	proxy.add({
		method: 'POST',
		path: '/orders/**',
		isMeant: ({ path }) => path.includes(failing),
		isBefore: true,
		answer: { status: 400, body: { title: 'No.', status: 400 } },
	});
	proxy.add({
		method: 'POST',
		path: '/orders/**',
		isMeant: ({ path }) => path.includes(failing),
		hold: async () => await both.arrived,
	});
	proxy.add({ method: 'POST', path: '/orders/**', isMeant: ({ path }) => path.includes(beside), hold: both.hold });
	const running = engine.run(confirm(), { items });
	await both.arrived;
	const isRefused = () => proxy.calls.some(({ path, status }) => path.includes(failing) && status === 400);
	while (!isRefused()) await setTimeout(10);
	await setTimeout(500);
	both.open();
	const { output, error } = await running;

	expect(output).toEqual([]);
	expect(error?.message).toBe('Cdiscount refused this: No.');
	expect(error?.context).toMatchObject({ itemIndex: 8 });
	expect(error?.description).toContain('The 9 items (0-7, 9) were done; running again skips what is already done.');
	expect(confirmed(shop, items)).toEqual(items.map((_, index) => (index < 8 || index === 9 ? 1 : 0)));
});

test('with "Continue" the others go on', async () => {
	const { shop, engine, proxy } = await opened();
	const items = many(shop, 30);
	const failing = String(items[8].orderId);
	proxy.add({
		method: 'POST',
		path: '/orders/**',
		isMeant: ({ path }) => path.includes(failing),
		isBefore: true,
		answer: { status: 400, body: { title: 'No.', status: 400 } },
	});

	const { output, errors } = await engine.run(confirm(), { items, onError: 'continueErrorOutput' });

	expect(output).toHaveLength(29);
	expect(errors).toMatchObject([{ pairedItem: { item: 8 } }]);
	expect(confirmed(shop, items)).toEqual(items.map((_, index) => (index === 8 ? 0 : 1)));
});

test('a stopped execution begins nothing new, and says so of each item that it left', async () => {
	const { shop, engine, proxy } = await opened();
	const items = many(shop, 40);
	const stop = new AbortController();
	proxy.add({
		method: 'POST',
		path: '/orders/**',
		from: 12,
		count: 1,
		hold: async () => {
			stop.abort();
			await Promise.resolve();
		},
	});

	await engine.run(confirm(), { items, onError: 'continueErrorOutput', stop: stop.signal });

	const done = confirmed(shop, items).filter((times) => times > 0).length;
	expect(done).toBeGreaterThanOrEqual(10);
	expect(done).toBeLessThanOrEqual(20);
});

test('a token that is revoked while calls are under way is fetched once, and every order confirmed once', async () => {
	const { shop, engine, proxy } = await opened();
	const items = many(shop, 60);
	proxy.add({
		method: 'POST',
		path: '/orders/**',
		from: 50,
		count: 1,
		hold: async () => {
			shop.sandbox.revokeTokens();
			await Promise.resolve();
		},
	});

	const { output, error } = await engine.run(confirm(), { items });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.result)).toEqual(items.map(() => 'done'));
	expect(confirmed(shop, items)).toEqual(items.map(() => 1));
	expect(shop.tokens()).toBe(2);
});
