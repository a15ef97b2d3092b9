import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);

test('lists the requests of an order', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	await shop.engine.run(refund('refundOrder', { orderId, reason: REASON }));

	const { output } = await shop.engine.run(refund('getCancellations', { orderId }));

	expect(output.map(({ json }) => json)).toMatchObject([{ orderSellerId: orderId, status: 'Pending' }]);
});
