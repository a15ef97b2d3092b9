import { slept } from '../../../../engine/slept.mts';
import { confirm, effects, itemsOf, ready, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, PREPARED_AFTER, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

test('confirms a waiting order once and says so', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);

	const { output, error } = await shop.engine.run(confirm(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { orderId, result: 'done', sellerId: SELLER, statusBefore: 'WaitingAcceptance' }, pairedItem: { item: 0 } },
	]);
	expect(output[0].json).not.toHaveProperty('request');
	expect(shop.writes()).toMatchObject([{ method: 'POST', body: { approval_status: 'Accepted' } }]);
	expect(shop.asked()).toEqual([`GET /orders/${orderId}`, `POST /orders/${orderId}/approval-status`]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('Accepted');
	expect(effects(shop, orderId)).toEqual(['confirmed']);
	expect(slept).toEqual([]);
});

test.each(['InPreparation', 'Shipped', 'Delivered'] as const)(
	'an order that is %s counts as confirmed',
	async (status) => {
		const shop = await openShop();
		const { orderId } = ready(shop, { status });

		const { output } = await shop.engine.run(confirm(orderId));

		expect(output).toMatchObject([{ json: { orderId, result: 'alreadyDone', statusBefore: status } }]);
		expect(shop.writes()).toEqual([]);
	},
);

test('an order that was confirmed and has moved on is still recognised', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	await shop.engine.run(confirm(orderId));
	shop.sandbox.clock.advance(PREPARED_AFTER + 1);

	const { output } = await shop.engine.run(confirm(orderId));

	expect(output).toMatchObject([{ json: { result: 'alreadyDone', statusBefore: 'InPreparation' } }]);
	expect(effects(shop, orderId)).toEqual(['confirmed']);
});

test.each([
	['Processing', 'the marketplace is still checking it'],
	['Refused', 'it was refused before'],
	['Cancelled', 'it was cancelled'],
	['Rejected', 'the marketplace rejected it'],
] as const)('an order that is %s cannot be confirmed, and the sentence says why', async (status, why) => {
	const shop = await openShop();
	const { orderId } = waiting(shop, { status, createdAt: Date.now() });
	shop.sandbox.clock.freeze();

	const { error, output } = await shop.engine.run(confirm(orderId));

	expect(error?.message).toContain(`Order ${orderId} cannot be confirmed: ${why}`);
	expect(output).toEqual([]);
	expect(shop.writes()).toEqual([]);
});

test('the same order twice in one run is confirmed once', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);

	const { output } = await shop.engine.run(confirm(), { items: itemsOf([{ orderId }, { orderId }]) });

	expect(output.map(({ json }) => json.result)).toEqual(['done', 'alreadyDone']);
	expect(shop.writes()).toHaveLength(1);
});

test('leaves the order of another seller of the same client alone', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop, { sellerId: '98980' });

	const { error } = await shop.engine.run(confirm(orderId));

	expect(error?.message).toBe(`There is no order "${orderId}" for the seller ${SELLER}.`);
	expect(shop.writes()).toEqual([]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('WaitingAcceptance');
});
