import { secondsSlept } from '../../../engine/slept.mts';
import { ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import type { FaultRule } from '../../../../sandbox/http/faults.mts';
import { ago, watch } from './polls.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const DOWN: FaultRule = { kind: '502', count: 99 };
const NOT_WORKING = 'The marketplace is not working at the moment (it answered 502).';

test.each<FaultRule>([
	DOWN,
	{ kind: '429', count: 99 },
	{ kind: '503', retryAfter: 600, count: 99 },
	{ kind: 'drop', count: 99 },
	{ kind: 'notJson', count: 99 },
])('a poll that fails ($kind) says so, moves nothing, and the next one delivers', async (rule) => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToShip');
	ready(shop);
	await trigger.poll();
	const before = trigger.saved();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add(rule);

	await expect(trigger.poll()).rejects.toThrow(/marketplace|connection/i);

	expect(trigger.saved()).toEqual(before);
	shop.sandbox.faults.clear();
	expect(await trigger.ids()).toEqual([orderId]);
});

test('a poll that fails on its second page delivers the first, and the next poll the rest', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToShip');
	await trigger.poll();
	const placed = Array.from({ length: 120 }, (_, index) => ready(shop, { createdAt: Date.now() + index * 1000 }));
	const { marketplace } = shop.sandbox;
	const list = jest.spyOn(marketplace, 'listOrders');
	const down = () => {
		throw Object.assign(new Error('down'), { statusCode: 500 });
	};
	list.mockReturnValueOnce(placed.slice(0, 100)).mockImplementation(down);

	const first = await trigger.ids();
	await expect(trigger.poll()).rejects.toThrow('The marketplace is not working at the moment (it answered 500).');
	list.mockRestore();

	expect(first).toHaveLength(100);
	expect([...first, ...(await trigger.ids())]).toEqual(placed.map(({ orderId }) => orderId));
});

test('passing faults are waited out within a poll, but not for long', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: '429', retryAfter: 10 });

	expect(await watch(shop, 'orderToShip').ids()).toEqual([orderId]);
	expect(secondsSlept()).toBe(11);

	shop.sandbox.faults.add({ kind: '429', retryAfter: 30 });
	expect(await watch(shop, 'orderToShip').poll()).toBeNull();
	expect(secondsSlept()).toBe(0);
});

test('a tick during a slow one gives way', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const trigger = watch(shop, 'orderToShip');

	const slow = trigger.ids();
	expect(await trigger.poll()).toBeNull();

	expect(await slow).toEqual([orderId]);
	expect(shop.asked()).toEqual(['GET /orders']);
});

test('after a poll that failed the next one is not kept away', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToShip');
	shop.sandbox.faults.add(DOWN);
	await expect(trigger.poll()).rejects.toThrow(NOT_WORKING);
	shop.sandbox.faults.clear();
	const { orderId } = ready(shop);

	expect(await trigger.ids()).toEqual([orderId]);
});

test('n8n started while the marketplace is down: the first poll gives nothing, and the trigger lives', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add(DOWN);
	const trigger = watch(shop, 'orderToShip', {}, { activation: 'init' });

	expect(await trigger.poll()).toBeNull();
	expect(trigger.saved()).toEqual({});
	await expect(trigger.poll()).rejects.toThrow(NOT_WORKING);
	shop.sandbox.faults.clear();
	expect(await trigger.ids()).toEqual([orderId]);
});

test('n8n started with a wrong credential: the first poll says so', async () => {
	const shop = await openShop({}, { clientSecret: 'wrong' });

	const { poll } = watch(shop, 'orderToShip', {}, { activation: 'init' });

	await expect(poll()).rejects.toThrow('Cdiscount does not accept this Client ID and Client Secret.');
});

test('a person who activates it while the marketplace is down sees that', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add(DOWN);

	await expect(watch(shop, 'orderToShip', {}, { activation: 'activate' }).poll()).rejects.toThrow(NOT_WORKING);
});

test('an error of a manual test is shown, at any time', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add(DOWN);
	const trigger = watch(shop, 'newOrder', {}, { mode: 'manual', activation: 'manual' });

	await expect(trigger.poll()).rejects.toThrow(NOT_WORKING);
});

test('an order that a reading misses, because pages moved, is not delivered a second time', async () => {
	const shop = await openShop();
	const old = ready(shop, { createdAt: ago(5) });
	const young = ready(shop);
	const trigger = watch(shop, 'orderToShip');
	expect(await trigger.ids()).toEqual([old.orderId, young.orderId]);
	jest.spyOn(shop.sandbox.marketplace, 'listOrders').mockReturnValueOnce([young]);
	trigger.sweepNext();
	expect(await trigger.poll()).toBeNull();

	trigger.sweepNext();

	expect(await trigger.poll()).toBeNull();
});

test('a catch-up finds an order that was never seen, however old', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToConfirm');
	waiting(shop);
	await trigger.poll();
	const forgotten = waiting(shop, { createdAt: ago(10) });
	expect(await trigger.poll()).toBeNull();

	trigger.sweepNext();

	expect(await trigger.ids()).toEqual([forgotten.orderId]);
});
