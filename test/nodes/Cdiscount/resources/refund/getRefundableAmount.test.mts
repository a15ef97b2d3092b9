import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { refund, sold } from './refunds.mts';

afterEach(closeShops);

test('says what may still be given', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	await shop.engine.run(refund('giveGesture', { orderId, amount: 10, reason: 'LateDelivery' }));

	const { output } = await shop.engine.run(refund('getAvailableAmount', { orderId }));

	expect(output[0].json).toEqual({ orderId, sellerId: '98979', allowableAmount: 65 });
});
