import { secondsSlept } from '../../../../engine/slept.mts';
import { askedAboutOrders, confirm, effects, ready, refuse, ship, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import type { FaultRule } from '../../../../../sandbox/http/faults.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const spoil = (shop: Shop, rule: FaultRule) => shop.sandbox.faults.add({ method: 'POST', path: '/orders/**', ...rule });

describe.each([
	{ name: 'confirm', act: confirm, place: waiting, effect: 'confirmed', what: 'the confirmation' },
	{ name: 'refuse', act: refuse, place: waiting, effect: 'refused', what: 'the refusal' },
	{ name: 'ship', act: ship, place: ready, effect: 'shipped', what: 'the shipment' },
])('$name', ({ act, place, effect, what }) => {
	test.each<FaultRule>([
		{ kind: 'dropAfter' },
		{ kind: '500', afterEffect: true },
		{ kind: '502', afterEffect: true },
		{ kind: '503', afterEffect: true },
		{ kind: 'truncatedJson' },
		{ kind: 'notJson', afterEffect: true },
	])('whose answer is lost ($kind) is found done by reading back, and sent once', async (rule) => {
		const shop = await openShop();
		const before = place(shop);
		spoil(shop, rule);

		const { output, error } = await shop.engine.run(act(before.orderId));

		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { result: 'done', statusBefore: before.status }, pairedItem: { item: 0 } }]);
		expect(shop.writes()).toHaveLength(1);
		expect(effects(shop, before.orderId)).toEqual([effect]);
	});

	test('whose answer is empty is done, without another look', async () => {
		const shop = await openShop();
		const { orderId } = place(shop);
		spoil(shop, { kind: 'emptyBody' });

		const { output } = await shop.engine.run(act(orderId));

		expect(output).toMatchObject([{ json: { result: 'done' } }]);
		expect(askedAboutOrders(shop)).toHaveLength(2);
	});

	test.each<FaultRule>([{ kind: 'drop' }, { kind: '500' }, { kind: '502' }, { kind: '503' }, { kind: 'notJson' }])(
		'that got lost on the way ($kind) is not sent again: the outcome is unknown',
		async (rule) => {
			const shop = await openShop();
			const { orderId } = place(shop);
			spoil(shop, rule);

			const { output, error } = await shop.engine.run(act(orderId));

			expect(error?.message).toContain(`It is not known whether ${what} of order ${orderId} was made`);
			expect(error?.description).toContain('Octopia seller portal');
			expect(output).toEqual([]);
			expect(shop.writes()).toHaveLength(1);
			expect(effects(shop, orderId)).toEqual([]);
			expect(secondsSlept()).toBe(7);
		},
	);
});

test('an effect that shows late is found at the third look', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	spoil(shop, { kind: 'dropAfter' });
	const stale = shop.sandbox.marketplace.order(orderId);
	const read = jest.spyOn(shop.sandbox.marketplace, 'order');
	for (let look = 0; look < 3; look++) read.mockReturnValueOnce(stale);

	const { output } = await shop.engine.run(confirm(orderId));

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(shop.writes()).toHaveLength(1);
	expect(secondsSlept()).toBe(7);
});
