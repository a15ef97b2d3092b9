import { secondsSlept } from '../../../../engine/slept.mts';
import { listSearch } from '../../../../../nodes/Cdiscount/resources/lists.ts';
import { closeShops, type Shop } from '../../../../engine/shop.mts';
import { offer, openMarket, stock } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const search = async (shop: Shop, filter?: string) =>
	(await listSearch.searchOffers.call(shop.engine.editor(offer('get')), filter)).results;

test('lists offers by SKU, GTIN, price and stock', async () => {
	const shop = await openMarket();

	const results = await search(shop);

	expect(results).toHaveLength(20);
	expect(results[0]).toEqual({ name: 'LAMPE-042 · 3760123000017 · 29.99 · 48 in stock · Active', value: 'LAMPE-042' });
	expect(shop.asked()).toEqual(['GET /offers']);
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

test('looks up what is not among the first thousand, by SKU or GTIN', async () => {
	const shop = await openMarket();
	const skus = stock(shop, 1500);

	const [bySku] = await search(shop, skus[1400]);
	const [byGtin] = await search(shop, bySku.name.split(' · ')[1]);

	expect([bySku.value, byGtin.value]).toEqual([skus[1400], skus[1400]]);
	expect(await search(shop)).toHaveLength(100);
});

test('a marketplace that is not working is told in a sentence', async () => {
	const shop = await openMarket();
	shop.sandbox.faults.add({ kind: '500', count: 99 });

	await expect(search(shop)).rejects.toThrow('The marketplace is not working at the moment');
});
