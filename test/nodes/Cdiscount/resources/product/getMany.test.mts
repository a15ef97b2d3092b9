import { closeShops, openShop } from '../../../../engine/shop.mts';
import { HOME_CATALOGUE } from '../../../../../sandbox/seeds/catalogue.mts';
import { create, gtinOf, LAMPS, openAtOnce, product, row } from './products.mts';

afterEach(closeShops);

const getMany = (parameters = {}) => product('getAll', parameters);

test.each(['measured', 'documented'] as const)(
	'lists all sheets of the seller with his own references, page after page (%s)',
	async (shapes) => {
		const shop = await openAtOnce({ shapes });
		for (let number = 0; number < 1000; number++)
			shop.sandbox.marketplace.products.sheets.add({ gtin: gtinOf(number), label: 'X' }, '98979', `SKU-${number}`);

		const { output, error } = await shop.engine.run(getMany({ returnAll: true }));

		expect(error).toBeUndefined();
		expect(output).toHaveLength(1000 + HOME_CATALOGUE.length);
		expect(new Set(output.map(({ json }) => json.gtin)).size).toBe(output.length);
		expect(output[0]).toMatchObject({
			json: { sellerProductReference: HOME_CATALOGUE[0].sku, label: HOME_CATALOGUE[0].title, isMarketable: true },
			pairedItem: { item: 0 },
		});
		expect(shop.asked()).toEqual(['GET /products', 'GET /products']);
	},
);

test('gives no more than the limit', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run(getMany({ limit: 3 }));

	expect(output).toHaveLength(3);
	expect(shop.sandbox.calls.find({ path: '/products' })[0].path).toContain('limit=3');
});

test('filters by category', async () => {
	const shop = await openAtOnce();
	await shop.engine.run(create(), { items: [row(1)] });
	const { output } = await shop.engine.run(getMany({ filters: { categoryReference: LAMPS } }));

	expect(output.map(({ json }) => json.gtin)).toEqual([gtinOf(1)]);
});

test('asks nothing for half a limit', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(getMany({ limit: 2.5 }));

	expect(error?.message).toBe('Limit is 2.5, but it must be a whole number from 1 to 1000000.');
	expect(shop.asked()).toEqual([]);
});
