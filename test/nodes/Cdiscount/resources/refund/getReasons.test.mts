import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { refund } from './refunds.mts';

afterEach(closeShops);

test('lists what Cdiscount takes for the status, and for partial refunds', async () => {
	const shop = await openShop();

	const cancelling = await shop.engine.run(
		refund('getReasons', { purpose: 'cancellation', orderStatus: 'InPreparation' }),
	);
	const giving = await shop.engine.run(refund('getReasons', { purpose: 'gesture' }));

	expect(cancelling.output[0].json).toEqual({ code: 'seller-out-of-stock', label: 'Produit en rupture de stock' });
	expect(giving.output.map(({ json }) => json.code)).toContain('Other');
	expect(shop.writes()).toEqual([]);
});
