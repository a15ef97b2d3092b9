import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

const get = { resource: 'seller', operation: 'getIndicators' };

test('reads the five indicators', async () => {
	const shop = await openShop();
	shop.sandbox.marketplace.account.setIndicator(SELLER, 'order_claims', 2.5);
	const { output, error } = await shop.engine.run(get);

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				orderAcceptation: expect.any(Number),
				productShipping: expect.any(Number),
				deadlineCompliance: expect.any(Number),
				orderClaims: 2.5,
				orderRefunds: expect.any(Number),
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('takes rates in objects of their own, whose names are not documented', async () => {
	const shop = await openShop();
	const answer = { order_claims: { rate: 1.2, status: 'Good' }, new_one: 3 };
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/indicators/)
		.twice()
		.reply(200, answer);
	const { output } = await shop.engine.run(get);
	const raw = await shop.engine.run({ ...get, simplify: false });
	expect(output[0].json).toMatchObject({ orderClaims: 1.2, orderRefunds: null });
	expect(raw.output[0].json).toEqual(answer);
});

test('a marketplace that fails is told, for each item', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: '500', count: 6 });
	const { output, errors } = await shop.engine.run(get, { items: [{}, {}], onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([{ pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ pairedItem: { item: 1 } }]);
});
