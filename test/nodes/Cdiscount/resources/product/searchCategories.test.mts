import { closeShops, openShop } from '../../../../engine/shop.mts';
import { Cdiscount } from '../../../../../nodes/Cdiscount/Cdiscount.node.ts';
import { LAMPS, product } from './products.mts';

afterEach(closeShops);
afterEach(() => jest.restoreAllMocks());

const { listSearch, loadOptions } = new Cdiscount().methods;
let minutes = 0;

/** An editor later than all before it, so that nothing of them is kept. */
async function editor(parameters = {}, passed = 11) {
	minutes += passed;
	const now = Date.now() + minutes * 60_000;
	jest.spyOn(Date, 'now').mockReturnValue(now);
	const shop = await openShop();
	return { shop, context: shop.engine.editor(product('create', parameters)) };
}

test('offers active categories of the level that takes products, by the words of their path and by code', async () => {
	const { context } = await editor();
	const { results } = await listSearch.searchCategories.call(context, ' LAMPE de ');

	expect(results).toEqual([
		{ name: `Maison › Luminaire › Lampe de bureau (${LAMPS})`, value: LAMPS },
		{ name: 'Maison › Luminaire › Lampe de chevet (0A0A0B)', value: '0A0A0B' },
	]);
	expect((await listSearch.searchCategories.call(context, 'theiere')).results).toEqual([]);
	const lamps = (await listSearch.searchCategories.call(context, 'LUMINAIRE maison')).results;
	expect(lamps.map(({ value }) => String(value).slice(0, 4))).toEqual(Array(7).fill('0A0A'));
	expect((await listSearch.searchCategories.call(context)).results.length).toBeGreaterThan(30);
});

test('reads the tree once for ten minutes, also for those who ask at the same time', async () => {
	const { shop, context } = await editor();
	await Promise.all(['a', 'b', 'c'].map(async (filter) => await listSearch.searchCategories.call(context, filter)));
	await listSearch.searchCategories.call(context, 'd');
	// a page that is not full, and one more to be sure that it was the last
	expect(shop.asked()).toHaveLength(2);

	jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 601_000);
	minutes += 11;
	await listSearch.searchCategories.call(context, 'e');
	expect(shop.asked()).toHaveLength(4);
});

test('a reading that failed is not kept', async () => {
	const { shop, context } = await editor();
	shop.sandbox.faults.add({ kind: '503', retryAfter: 3600 });
	await expect(listSearch.searchCategories.call(context, 'lampe')).rejects.toThrow('is not working');
	expect((await listSearch.searchCategories.call(context, 'lampe')).results).toHaveLength(3);
});

test('offers the attributes of the chosen category, the mandatory first', async () => {
	const { context } = await editor({ categoryReference: { __rl: true, mode: 'id', value: LAMPS } });
	const attributes = await loadOptions.getCategoryAttributes.call(context);

	expect(attributes[0]).toEqual({ name: 'Matière (mandatory)', value: '23346' });
	expect(attributes.map(({ name }) => name)).toContain('Hauteur in cm (optional)');
});

test.each(['', '={{ $json.category }}'])('offers none where the category is "%s"', async (value) => {
	const { shop, context } = await editor({ categoryReference: { __rl: true, mode: 'id', value } });
	expect(await loadOptions.getCategoryAttributes.call(context)).toEqual([]);
	expect(shop.asked()).toEqual([]);
});
