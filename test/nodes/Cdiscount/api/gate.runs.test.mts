import { secondsSlept, slept } from '../../../engine/slept.mts';
import { confirm, effects, itemsOf, order, ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';
import { watch } from '../trigger/polls.mts';

beforeEach(secondsSlept);
afterEach(async () => {
	jest.restoreAllMocks();
	await closeShops();
});

const get = (orderId: unknown) => order('get', { orderId } as never);
const refused = (shop: Shop) => shop.sandbox.calls.find().filter(({ status }) => status === 403);

test('ten runs that find the quota used up ask once, and each says until when', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 3600, count: 99 });

	const errors = [];
	for (let run = 0; run < 10; run++) {
		const { error } = await shop.engine.run(run % 2 ? get(orderId) : confirm(orderId));
		errors.push(error);
	}

	expect(shop.asked()).toHaveLength(1);
	for (const error of errors) {
		expect(error?.message).toMatch(/^The call quota of this Cdiscount client is used up; it is filled again in /);
		expect([error?.httpCode, secondsSlept()]).toEqual(['403', 0]);
	}
	expect(errors[0]?.description).toMatch(/^Nothing was done\. /);
	expect(errors[9]?.description).toMatch(/^Nothing was sent\. Run this again after that time/);
});

test.each(['get', 'confirm'])(
	'a run (%s) waits for the end that somebody else was told, and then calls',
	async (name) => {
		const shop = await openShop();
		const { orderId } = waiting(shop);
		shop.sandbox.faults.add({ kind: 'quota', retryAfter: 600 });
		await watch(shop, 'orderToShip').poll();
		expect(shop.asked()).toHaveLength(1);

		const { output, error } = await shop.engine.run(order(name, { orderId }));

		expect([error, output.length, refused(shop).length]).toEqual([undefined, 1, 1]);
		expect(secondsSlept()).toBeGreaterThan(598);
		expect(effects(shop, orderId)).toEqual(name === 'confirm' ? ['confirmed'] : []);
	},
);

test('a write that meets the gate is sent once, after its order was read anew', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 600, method: 'POST', path: '/orders/**' });

	const { error } = await shop.engine.run(confirm(orderId));

	expect(error).toBeUndefined();
	expect(shop.asked().map((call) => call.split(' ')[0])).toEqual(['GET', 'POST', 'GET', 'POST']);
	expect(effects(shop, orderId)).toEqual(['confirmed']);
});

test('another client is not kept out', async () => {
	const shop = await openShop({
		clients: [
			{ id: 'demo-client', secret: 'demo-secret', sellerIds: ['98979'] },
			{ id: 'other-client', secret: 'demo-secret', sellerIds: ['98979'] },
		],
	});
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 3600 });
	expect((await shop.engine.run(get(orderId))).error).toBeDefined();

	shop.engine.credentials.stored.Shop.clientId = 'other-client';

	expect((await shop.engine.run(get(orderId))).error).toBeUndefined();
});

test('a 429 without a time keeps nobody out', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: '429', count: 6 });
	expect((await shop.engine.run(get(orderId))).error?.message).toContain('fewer calls at once');

	expect((await shop.engine.run(get(orderId))).error).toBeUndefined();
	expect(shop.asked()).toHaveLength(7);
});

test('a sign-in that is asked to wait closes nothing', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: '429', retryAfter: 3600, path: '**/token' });
	expect((await shop.engine.run(get(orderId))).error?.message).toContain('The sign-in service');

	expect((await shop.engine.run(get(orderId))).error).toBeUndefined();
});

describe('with a quota of 100 calls in ten minutes', () => {
	/** Whatever waits lets time pass, for the marketplace as well. */
	async function busyShop() {
		const now = Date.now.bind(Date);
		jest.spyOn(Date, 'now').mockImplementation(() => now() + slept.reduce((sum, wait) => sum + wait, 0));
		const shop = await openShop({ quota: { calls: 100, windowSeconds: 600 } });
		const { orderId } = ready(shop);
		const run = async (count: number) => {
			const before = slept.length;
			const items = itemsOf(Array.from({ length: count }, () => ({ orderId })));
			const { output, error } = await shop.engine.run(order('get', { orderId: '={{ $json.orderId }}' }), { items });
			expect([error, output.length]).toEqual([undefined, count]);
			return slept.length - before;
		};
		return { shop, run };
	}

	test('a long run leaves the last calls of a window to triggers and single runs, once it knows the quota', async () => {
		const { shop, run } = await busyShop();
		const trigger = watch(shop, 'orderToShip');

		await run(100 + 100 + 90);
		expect(refused(shop)).toHaveLength(2);

		expect(await trigger.ids()).toHaveLength(1);
		expect(await run(1)).toBe(0);
		expect(await run(19)).toBeGreaterThan(590);
		expect(refused(shop)).toHaveLength(3);
	});

	test('a long run that meets the last tenth goes on when the window ends, without a refusal', async () => {
		const { shop, run } = await busyShop();
		await run(100 + 100 + 80);
		const trigger = watch(shop, 'orderToShip');

		const waited = await run(60);

		expect(waited).toBeGreaterThan(590);
		expect(waited).toBeLessThan(605);
		expect(await trigger.ids()).toHaveLength(1);
		expect(refused(shop)).toHaveLength(2);
	});

	test('nothing is held back where nothing is known', async () => {
		const { run } = await busyShop();
		expect(await run(95)).toBe(0);
		expect(await run(5)).toBe(0);
	});
});

test('a prediction never fails a run: where the wait would be longer than its patience, the call is made', async () => {
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + slept.reduce((sum, wait) => sum + wait, 0));
	const shop = await openShop({ quota: { calls: 60, windowSeconds: 3000 } });
	const { orderId } = ready(shop);
	const run = async (count: number) =>
		await shop.engine.run(get('={{ $json.orderId }}'), { items: Array.from({ length: count }, () => ({ orderId })) });
	for (const windows of [1, 2]) {
		expect((await run(60)).error).toBeUndefined();
		expect((await run(1)).error?.message).toContain('quota');
		expect(refused(shop)).toHaveLength(windows);
		slept.push(3_001_000);
	}
	slept.splice(0, slept.length, 6_002_000);

	expect((await run(60)).error).toBeUndefined();
	expect(slept).toHaveLength(1);
});
