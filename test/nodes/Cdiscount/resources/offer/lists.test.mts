import { secondsSlept } from '../../../../engine/slept.mts';
import { look, scroll, valuesOf } from '../../../../engine/pickers.mts';
import { closeShops, type Shop } from '../../../../engine/shop.mts';
import { offer, openMarket, stock } from './offers.mts';

afterEach(closeShops);
afterEach(() => jest.restoreAllMocks());
beforeEach(secondsSlept);

const search = async (shop: Shop, filter?: string) =>
	(await look('searchOffers', shop.engine, offer('get'), filter)).results;

test('lists offers by title, SKU, price and stock', async () => {
	const shop = await openMarket();

	const results = await search(shop);

	expect(results).toHaveLength(20);
	expect(results[0]).toEqual({
		name: 'Lampe de bureau articulée en métal noir · LAMPE-042 · 29,99 € · 48 in stock',
		value: 'LAMPE-042',
	});
	expect(shop.asked()).toEqual(['GET /products', 'GET /offers']);
});

test.each([
	['lampe', ['LAMPE-042', 'LAMPE-051', 'LAMPE-063']],
	['3760123000017', ['LAMPE-042']],
	['no such thing', []],
	['a,b', []],
])('finds "%s"', async (filter, wanted) => {
	const shop = await openMarket();

	expect((await search(shop, filter)).map(({ value }) => value)).toEqual(wanted);
});

test('all offers are offered, page by page, and found wherever they are', async () => {
	const shop = await openMarket();
	const skus = stock(shop, 1500);

	const looks = await scroll('searchOffers', shop.engine, offer('get'));

	expect(looks[0]).toHaveLength(100);
	expect(new Set(valuesOf(looks.flat())).size).toBe(1520);
	expect(valuesOf(looks.flat())).toEqual(expect.arrayContaining(skus));
	expect(valuesOf(await search(shop, skus[1400].toLowerCase()))).toEqual([skus[1400]]);
});

test('looks up what a search through everything would take too long for, by SKU or GTIN', async () => {
	const shop = await openMarket();
	const skus = stock(shop, 1500);
	const { output } = await shop.engine.run(offer('get', { sku: skus[1400], simplify: true }));
	let now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => (now += 6000));

	for (const typed of [skus[1400], String(output[0].json.gtin)])
		expect(valuesOf(await search(shop, typed))).toEqual([skus[1400]]);
	expect(await search(shop, skus[1400].toLowerCase())).toEqual([]);
});

test('offers are shown without titles where products cannot be read', async () => {
	const shop = await openMarket();
	jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_000);
	shop.sandbox.faults.set([{ kind: '404', path: '/products' }]);

	const [{ name }] = await search(shop, 'lampe-042');

	expect(name).toBe('LAMPE-042 · 29,99 € · 48 in stock');
});

test('a marketplace that is not working is told in a sentence', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: '500', count: 99 });

	await expect(search(shop)).rejects.toThrow('The marketplace is not working at the moment');
});
