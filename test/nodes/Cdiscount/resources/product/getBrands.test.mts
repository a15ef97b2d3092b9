import { closeShops, openShop } from '../../../../engine/shop.mts';
import { product } from './products.mts';

afterEach(closeShops);

const names = (output: Array<{ json: { name?: unknown } }>) => output.map(({ json }) => json.name);

test('lists brands with their names', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run(product('getBrands', { returnAll: true }));

	expect(output).toHaveLength(25);
	expect(names(output)).toContain('Maison Lumière');
	expect(output.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
});

test.each([
	['LUM', 50, ['Lumen Nord', 'Maison Lumière']],
	['lum', 1, ['Lumen Nord']],
	['nothing like it', 50, []],
])('finds those whose name contains "%s", at most %d', async (search, limit, found) => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(product('getBrands', { search, limit }));

	expect(error).toBeUndefined();
	expect(names(output)).toEqual(found);
});

test('asks nothing for a search that is no text', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(product('getBrands', { search: '={{ [1] }}' }));

	expect(error?.message).toBe('Search must be text, but it is a list.');
	expect(shop.asked()).toEqual([]);
});
