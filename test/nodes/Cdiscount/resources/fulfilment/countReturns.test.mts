import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { fulfilment, openWith } from './warehouse.mts';

afterEach(closeShops);

test('counts them in one call', async () => {
	const shop = await openWith('returns', 7);
	const { output, error } = await shop.engine.run(fulfilment('countReturns'));

	expect(error).toBeUndefined();
	expect(output).toEqual([{ json: { count: 7 }, pairedItem: { item: 0 } }]);
	expect(shop.asked()).toEqual(['GET /returns/count']);
});

test('takes a bare number as well, and no text', async () => {
	const shop = await openShop();
	const answer = nock(shop.sandbox.url, { allowUnmocked: true });
	answer.get(/count/).reply(200, '4', { 'Content-Type': 'application/json' });
	expect((await shop.engine.run(fulfilment('countReturns'))).output).toMatchObject([{ json: { count: 4 } }]);

	answer.get(/count/).reply(200, { count: 'four' });
	expect((await shop.engine.run(fulfilment('countReturns'))).error?.message).toContain('cannot be read');
});
