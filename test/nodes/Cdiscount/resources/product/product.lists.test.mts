import { BRANDS } from '../../../../../sandbox/marketplace/products/properties.mts';
import { look, scroll, valuesOf } from '../../../../engine/pickers.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { product } from './products.mts';

// thousands of brands are read
jest.setTimeout(60_000);

const FEW = BRANDS.length;
const NUMBER = 2500;

afterEach(closeShops);

beforeAll(() => {
	for (let index = FEW; index < NUMBER; index += 1)
		BRANDS.push({ brandReference: `B${1001 + index}`, name: `Marque ${index} Élégante` });
});

afterAll(() => {
	BRANDS.length = FEW;
});

test('all brands are offered, page by page, and each page is read once', async () => {
	const shop = await openShop();

	const looks = await scroll('searchBrands', shop.engine, product('create'));
	const again = await look('searchBrands', shop.engine, product('create'), '2499 elegante');

	expect(looks[0]).toHaveLength(100);
	expect(valuesOf(looks.flat())).toEqual(BRANDS.map(({ name }) => name));
	expect(valuesOf(again.results)).toEqual(['Marque 2499 Élégante']);
	expect(shop.asked()).toHaveLength(NUMBER / 100 + 1);
});

test("the seller's products are offered by title, GTIN and reference", async () => {
	const shop = await openShop();
	const offer = { resource: 'offer', operation: 'createOrReplace' };

	const all = await scroll('searchProducts', shop.engine, offer);
	const [first] = (await look('searchProducts', shop.engine, offer, 'metal LAMPE bureau')).results;

	expect(all.flat()).toHaveLength(20);
	expect(first.name).toMatch(/^Lampe de bureau articulée en métal noir · \d{13} · AUC\d{13}$/);
	expect(first.name).toContain(` · ${String(first.value)}`);
});
