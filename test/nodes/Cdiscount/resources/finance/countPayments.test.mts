import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { finance, openWithMoney } from './money.mts';

afterEach(closeShops);

const count = (filters = {}) => finance('countPayments', { filters });

test.each([
	['all', {}, 3],
	['those paid until a day', { paidAtMax: '2026-09-11T00:00:00Z' }, 1],
])('counts %s in one call', async (_what, filters, counted) => {
	const shop = await openWithMoney();
	const { output, error } = await shop.engine.run(count(filters));

	expect(error).toBeUndefined();
	expect(output).toEqual([{ json: { count: counted }, pairedItem: { item: 0 } }]);
	expect(shop.asked()).toEqual(['GET /payments/count']);
});

test('takes a bare number as well', async () => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/payments\/count/)
		.reply(200, '17', { 'Content-Type': 'application/json' });
	const { output } = await shop.engine.run(count());
	expect(output).toMatchObject([{ json: { count: 17 } }]);
});

test('asks nothing for what is no date', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(count({ paidAtMax: 'soon' }));

	expect(error?.message).toContain('Paid Before is "soon", which is not a date.');
	expect(shop.asked()).toEqual([]);
});
