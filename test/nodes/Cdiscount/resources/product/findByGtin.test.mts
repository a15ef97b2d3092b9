import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { BIKE_CATALOGUE, HOME_CATALOGUE } from '../../../../../sandbox/seeds/catalogue.mts';
import { gtinOf, product } from './products.mts';

afterEach(closeShops);

const find = product('findByGtin', { gtin: '={{ $json.gtin }}' });

test('says for each item whether the catalogue has the product', async () => {
	const shop = await openShop();
	const [own] = HOME_CATALOGUE;
	const [foreign] = BIKE_CATALOGUE;
	const items = [{ gtin: own.gtin }, { gtin: gtinOf(77) }, { gtin: Number(foreign.gtin) }];

	const { output, error } = await shop.engine.run(find, { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{
			json: { gtin: own.gtin, found: true, productReference: `AUC${own.gtin}`, sellerProductReference: own.sku },
			pairedItem: { item: 0 },
		},
		{ json: { gtin: gtinOf(77), found: false }, pairedItem: { item: 1 } },
		{ json: { gtin: foreign.gtin, found: true, sellerProductReference: null }, pairedItem: { item: 2 } },
	]);
	expect(output.map(({ json }) => Object.keys(json))).toEqual(Array(3).fill(Object.keys(output[0].json)));
	expect(shop.asked()).toEqual(Array(3).fill('GET /products'));
});

test('asks nothing for a GTIN that cannot be right', async () => {
	const shop = await openShop();
	const items = [{ gtin: gtinOf(1) }, { gtin: '123' }];
	const { output, errors } = await shop.engine.run(find, { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('GTIN "123" has 3 digits') }, pairedItem: { item: 1 } },
	]);
	expect(output).toHaveLength(1);
	expect(shop.asked()).toEqual(['GET /products']);
});

test('an answer that is no list is told', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: 'notJson', count: 5 });
	const { error } = await shop.engine.run(find, { items: [{ gtin: gtinOf(1) }] });

	expect(error?.message).toContain('cannot be read');
});
