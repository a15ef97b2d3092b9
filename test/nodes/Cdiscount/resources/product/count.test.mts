import { closeShops, openShop } from '../../../../engine/shop.mts';
import { HOME_CATALOGUE } from '../../../../../sandbox/seeds/catalogue.mts';
import { create, LAMPS, openAtOnce, product, row } from './products.mts';

afterEach(closeShops);

test.each(['measured', 'documented'] as const)('counts the sheets of the seller in one call (%s)', async (shapes) => {
	const shop = await openShop({ shapes });
	const { output } = await shop.engine.run(product('count'));

	expect(output).toEqual([{ json: { count: HOME_CATALOGUE.length }, pairedItem: { item: 0 } }]);
	expect(shop.asked()).toEqual(['GET /products/count']);
});

test('counts those of categories, by expressions per item', async () => {
	const shop = await openAtOnce();
	await shop.engine.run(create(), { items: [row(1), row(2)] });

	const parameters = product('count', { filters: { categoryReference: '={{ $json.categories }}' } });
	const items = [{ categories: LAMPS }, { categories: ['0A0A0B', LAMPS] }, { categories: '0A0A0B' }];
	const { output } = await shop.engine.run(parameters, { items });

	expect(output).toEqual([2, 2, 0].map((count, item) => ({ json: { count }, pairedItem: { item } })));
});

test('takes a bare number as well, and nothing else', async () => {
	const shop = await openShop();
	const count = jest.spyOn(shop.sandbox.marketplace.products, 'count');
	count.mockReturnValue('many' as never);

	const { error } = await shop.engine.run(product('count'));

	expect(error?.message).toMatch(/^The marketplace answered something that cannot be read: products/);
});
