import { effects, ready, refuse, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

test('refuses a waiting order once and says so', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);

	const { output, error } = await shop.engine.run(refuse(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { orderId, result: 'done', sellerId: SELLER, statusBefore: 'WaitingAcceptance' }, pairedItem: { item: 0 } },
	]);
	expect(shop.writes()).toMatchObject([{ method: 'POST', body: { approval_status: 'Refused' } }]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('Refused');
	expect(effects(shop, orderId)).toEqual(['refused']);
});

test.each(['Accepted', 'InPreparation', 'Shipped'] as const)('never refuses an order that is %s', async (status) => {
	const shop = await openShop();
	const { orderId } = ready(shop, { status });

	const { error } = await shop.engine.run(refuse(orderId));

	expect(error?.message).toBe(
		`Order ${orderId} cannot be refused: it is ${status}; only an order in WaitingAcceptance can be.`,
	);
	expect(shop.writes()).toEqual([]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe(status);
});

test('an order that the customer cancelled is not taken for refused', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	shop.sandbox.marketplace.requestCancellation(orderId);

	const { error } = await shop.engine.run(refuse(orderId));

	expect(error?.message).toBe(`Order ${orderId} cannot be refused: it was cancelled.`);
	expect(shop.writes()).toEqual([]);
});
