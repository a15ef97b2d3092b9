import { secondsSlept } from '../../../../engine/slept.mts';
import { askedAboutOrders, confirm, effects, ready, ship, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import type { FaultRule } from '../../../../../sandbox/http/faults.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const spoil = (shop: Shop, rule: FaultRule) => shop.sandbox.faults.add({ method: 'POST', path: '/orders/**', ...rule });

describe.each([
	{ name: 'confirm', act: confirm, place: waiting, effect: 'confirmed' },
	{ name: 'ship', act: ship, place: ready, effect: 'shipped' },
])('$name', ({ act, place, effect }) => {
	test.each<{ rule: FaultRule; waits: number }>([
		{ rule: { kind: '429', retryAfter: 20 }, waits: 21 },
		{ rule: { kind: '429' }, waits: 1 },
		{ rule: { kind: 'quota', retryAfter: 695 }, waits: 696 },
	])('throttled ($rule.kind, $rule.retryAfter) waits, reads again and is done once', async ({ rule, waits }) => {
		const shop = await openShop();
		const { orderId } = place(shop);
		spoil(shop, rule);

		const { output, error } = await shop.engine.run(act(orderId));

		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { result: 'done' } }]);
		expect(askedAboutOrders(shop).map((call) => call.split(' ')[0])).toEqual(['GET', 'POST', 'GET', 'POST']);
		expect(effects(shop, orderId)).toEqual([effect]);
		expect(secondsSlept()).toBe(waits);
	});

	test('done by somebody else while it waited is not done again', async () => {
		const shop = await openShop();
		const { orderId } = place(shop);
		spoil(shop, { kind: '429', retryAfter: 3, afterEffect: true });

		const { output } = await shop.engine.run(act(orderId));

		expect(output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
		expect(shop.writes()).toHaveLength(1);
		expect(effects(shop, orderId)).toEqual([effect]);
	});

	test('throttled without end gives up after the fourth try', async () => {
		const shop = await openShop();
		const { orderId } = place(shop);
		spoil(shop, { kind: '429', retryAfter: 2, count: 20 });

		const { error } = await shop.engine.run(act(orderId));

		expect(error?.message).toBe('The marketplace asks for fewer calls at once: try again in 2 s.');
		expect(error?.httpCode).toBe('429');
		expect(shop.writes()).toHaveLength(4);
		expect(effects(shop, orderId)).toEqual([]);
	});

	test('a quota that comes back after an hour is not waited for', async () => {
		const shop = await openShop();
		const { orderId } = place(shop);
		spoil(shop, { kind: 'quota', retryAfter: 3605 });

		const { error } = await shop.engine.run(act(orderId));

		expect(error?.message).toContain('filled again in 01:00:05 (hours:minutes:seconds)');
		expect(error?.description).toContain('Nothing was done');
		expect(shop.writes()).toHaveLength(1);
		expect(secondsSlept()).toBe(0);
	});
});
