import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { refund, sold } from './refunds.mts';

afterEach(closeShops);

test('lists them with their outcome, filtered by order', async () => {
	const shop = await openShop();
	const [one, other] = [sold(shop), sold(shop)];
	for (const { orderId } of [one, other])
		await shop.engine.run(refund('giveGesture', { orderId, amount: 4, reason: 'LateDelivery' }));
	shop.sandbox.clock.advance(60);

	const { output } = await shop.engine.run(
		refund('getGestures', { filters: { orderId: other.orderId }, returnAll: true }),
	);

	expect(output.map(({ json }) => json)).toMatchObject([{ orderId: other.orderId, amount: 4, status: 'Accepted' }]);
	expect((await shop.engine.run(refund('getGestures', { limit: 1, returnAll: false }))).output).toHaveLength(1);
});
