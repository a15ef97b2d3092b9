import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { Cdiscount } from '../../../../../nodes/Cdiscount/Cdiscount.node.ts';

afterEach(closeShops);

const get = { resource: 'seller', operation: 'getSubscriptions' };

test('lists the sales channels of the shop', async () => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(get);

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { salesChannelId: 'CDISFR', offerSubmissionCurrency: 'EUR' }, pairedItem: { item: 0 } },
	]);
	expect(shop.asked()).toEqual(['GET /sellers/subscriptions']);
});

test('an answer that is no list is told', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: 'notJson', count: 5 });
	expect((await shop.engine.run(get)).error?.message).toContain('cannot be read');
});

test('offers them in the editor', async () => {
	const shop = await openShop();
	const context = shop.engine.editor({ resource: 'finance', operation: 'getAllOperations' });
	const { getSalesChannels } = new Cdiscount().methods.loadOptions;

	expect(await getSalesChannels.call(context)).toEqual([{ name: 'CDISFR (Active)', value: 'CDISFR' }]);
});
