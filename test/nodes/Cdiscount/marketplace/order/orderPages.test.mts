import '../../../../engine/slept.mts';
import type { Octopia } from '../../../../../nodes/Cdiscount/api/client.ts';
import { readOrder } from '../../../../../nodes/Cdiscount/marketplace/order/calls.ts';
import { planReading } from '../../../../../nodes/Cdiscount/marketplace/order/orderPages.ts';
import { confirm, effects, itemsOf, order, ready, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER, type Shop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const many = (count: number, place: () => { orderId: string }) => itemsOf(Array.from({ length: count }, place));

const countOf = (shop: Shop, call: string) => shop.asked().filter((asked) => asked.startsWith(call)).length;

test('200 confirmations take a page for each hundred, and a repetition of all a handful of calls', async () => {
	const shop = await openShop();
	const items = many(200, () => waiting(shop));

	const { output } = await shop.engine.run(confirm(), { items });
	const calls = shop.asked().length;
	const again = await shop.engine.run(confirm(), { items });

	expect(output.map(({ json }) => [json.orderId, json.result])).toEqual(items.map(({ orderId }) => [orderId, 'done']));
	expect(calls).toBeLessThanOrEqual(204);
	expect(again.output.map(({ json }) => json.result)).toEqual(items.map(() => 'alreadyDone'));
	expect(shop.asked().length - calls).toBeLessThanOrEqual(5);
	expect(countOf(shop, 'PUT') + countOf(shop, 'POST')).toBe(200);
	for (const { orderId } of items) expect(effects(shop, String(orderId))).toEqual(['confirmed']);
});

test('a few orders are read one by one', async () => {
	const shop = await openShop();
	const items = many(3, () => waiting(shop));

	await shop.engine.run(confirm(), { items });

	expect(countOf(shop, 'GET /orders/CDISFR')).toBe(3);
	expect(shop.asked()).toHaveLength(6);
});

test('a few orders of a long list are found in one page where they are the newest, and else read one by one', async () => {
	const shop = await openShop();
	const old = many(6, () => ready(shop, { createdAt: '2026-01-01T08:00:00Z', updatedAt: '2026-01-01T09:00:00Z' }));
	const recent = '2026-01-02T08:00:00Z';
	many(250, () => ready(shop, { createdAt: recent, updatedAt: recent }));
	const newest = many(6, () => ready(shop));

	const { output } = await shop.engine.run(order('get', { orderId: '={{ $json.orderId }}' }), { items: newest });
	const calls = shop.asked().length;
	const oldest = await shop.engine.run(order('get', { orderId: '={{ $json.orderId }}' }), { items: old });

	expect(output.map(({ json }) => json.orderId)).toEqual(newest.map(({ orderId }) => orderId));
	expect(calls).toBe(1);
	expect(oldest.output.map(({ json }) => json.orderId)).toEqual(old.map(({ orderId }) => orderId));
	expect(shop.asked().length - calls).toBe(7);
});

test('where the list cannot be read, the orders are', async () => {
	const shop = await openShop();
	const items = many(5, () => waiting(shop));
	shop.sandbox.faults.add({ method: 'GET', path: '/orders', kind: 'notJson', count: 50 });

	const { output } = await shop.engine.run(confirm(), { items });

	expect(output.map(({ json }) => json.result)).toEqual(items.map(() => 'done'));
	expect(countOf(shop, 'GET /orders/CDISFR')).toBe(5);
});

test('an order that is not there is told as ever, and harms no other', async () => {
	const shop = await openShop();
	const items = [...many(4, () => waiting(shop)), { orderId: 'CDISFR260902091500A1B2' }];

	const { output, errors } = await shop.engine.run(confirm(), { items, onError: 'continueErrorOutput' });

	expect(output).toHaveLength(4);
	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('There is no order "CDISFR260902091500A1B2"') }, pairedItem: { item: 4 } },
	]);
});

describe('what a list gave', () => {
	const ORDER = { status: 'InPreparation', lines: [], seller: { id: SELLER } };

	/** A marketplace that gives every order in its list as it was, and by itself as it is. */
	function listing(ids: string[], seller = SELLER) {
		const calls: string[] = [];
		const octopia = {
			sellerId: SELLER,
			async read(path: string) {
				calls.push(path);
				return path === '/orders/count' ? ids.length : { ...ORDER, orderId: path.split('/').at(-1), status: 'Shipped' };
			},
			async *list(path: string, _item: unknown, { onPage }: { onPage?(page: object): void }) {
				calls.push(path);
				onPage?.({});
				for (const orderId of ids) yield { ...ORDER, orderId, seller: { id: seller } };
			},
		} as unknown as Octopia;
		planReading(
			octopia,
			ids.map((orderId) => ({ orderId })),
			[['InPreparation']],
		);
		const statusOf = async (id: string) => (await readOrder(octopia, id)).status;
		return { calls, statusOf };
	}

	const IDS = ['A1', 'B2', 'C3', 'D4', 'E5', 'F6'];

	afterEach(() => jest.useRealTimers());

	test('is used once: who reads again wants to see what became of it', async () => {
		const { calls, statusOf } = listing(IDS);

		expect(await statusOf('a1')).toBe('InPreparation');
		expect(await statusOf('A1')).toBe('Shipped');
		expect(await statusOf('Z9')).toBe('Shipped');
		expect(calls).toEqual(['/orders', '/orders/A1', '/orders/Z9']);
	});

	test('is read once for all who ask at the same time', async () => {
		const { calls, statusOf } = listing(IDS);

		expect(await Promise.all(IDS.map(statusOf))).toEqual(IDS.map(() => 'InPreparation'));
		expect(calls).toEqual(['/orders']);
	});

	test('is used for half a minute, and read again then where it paid', async () => {
		jest.useFakeTimers();
		const { calls, statusOf } = listing(IDS);

		await statusOf('A1');
		await statusOf('B2');
		jest.advanceTimersByTime(29_000);
		expect(await statusOf('C3')).toBe('InPreparation');
		expect(calls).toEqual(['/orders']);
		jest.advanceTimersByTime(2_000);
		expect(await statusOf('D4')).toBe('Shipped');
		expect(calls).toEqual(['/orders', '/orders/D4']);
	});

	test('is read again for those that are left, where they are many', async () => {
		jest.useFakeTimers();
		const { calls, statusOf } = listing([...IDS, 'G7', 'H8']);

		await statusOf('A1');
		await statusOf('B2');
		jest.advanceTimersByTime(31_000);

		expect(await statusOf('C3')).toBe('InPreparation');
		expect(await statusOf('D4')).toBe('InPreparation');
		expect(calls).toEqual(['/orders', '/orders']);
	});

	test('and was too old before it was used is not asked for again', async () => {
		jest.useFakeTimers();
		const { calls, statusOf } = listing([...IDS, 'G7', 'H8']);

		await statusOf('A1');
		jest.advanceTimersByTime(31_000);

		expect(await statusOf('B2')).toBe('Shipped');
		expect(await statusOf('C3')).toBe('Shipped');
		expect(calls).toEqual(['/orders', '/orders/B2', '/orders/C3']);
	});

	test('of another seller is not used', async () => {
		const { calls, statusOf } = listing(IDS, '4711');

		expect(await statusOf('A1')).toBe('Shipped');
		expect(calls).toEqual(['/orders', '/orders/A1']);
	});
});
