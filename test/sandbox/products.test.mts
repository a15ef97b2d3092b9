import {
	brandSchema,
	categorySchema,
	integrationReportSchema,
	productPackageSchema,
	productSchema,
	propertySchema,
} from '../../nodes/Cdiscount/marketplace/product/schema.ts';
import { BIKE_CATALOGUE, gtin13 } from '../../sandbox/seeds/catalogue.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';
import { integrate, lamp } from './offerPackages.mts';
import { countSchema } from '../../nodes/Cdiscount/marketplace/schemaParts.ts';

let sandbox: Sandbox;
let client: Client;
let categories: Json[];

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
	categories = (
		await client.get(
			'/categories?pageSize=200&fields=label,level,isActive,isBrandMandatory,isVariant,parentReference,parentReferences,childCount',
		)
	).body.items;
});
afterEach(async () => await sandbox.close());

const items = async (path: string) => (await client.get(path)).body.items;
const named = (label: string) => categories.find((category) => category.label === label);

test('categories: three levels, only references without fields, by page number', async () => {
	expectAll(categories, categorySchema);
	expect(categories.length).toBeGreaterThanOrEqual(55);
	expect((await client.get('/categories/count')).body).toEqual({ count: categories.length });
	for (const { categoryReference, level, parentReferences, parentReference, childCount } of categories) {
		expect(categoryReference).toHaveLength(level * 2);
		expect(parentReferences).toHaveLength(level - 1);
		if (level > 1) expect(parentReferences.at(-1)).toBe(parentReference);
		expect(childCount > 0).toBe(level < 3);
	}
	const bare = await items('/categories?pageSize=2&pageIndex=2');
	expect(bare).toEqual(categories.slice(2, 4).map(({ categoryReference }) => ({ categoryReference })));
	const one = (await client.get(`/categories/${categories[0].categoryReference}`)).body;
	expect(one).toEqual(categories[0]);
	expect((await client.get('/categories/ZZZZZZ')).status).toBe(404);
});

test('properties and brands', async () => {
	const properties = await items(`/categories/${named('Coussin').categoryReference}/properties`);
	expectAll(properties, propertySchema);
	expect(properties.find(({ label }: Json) => label === 'Matière')).toMatchObject({
		necessity: 'Mandatory',
		propertyReference: '23346',
	});
	expect(properties.some(({ isSize }: Json) => isSize)).toBe(true);
	expect(await items('/categories/NONE/properties')).toBeUndefined();
	expectAll(await items('/brands?fields=name'), brandSchema);
	expect((await items('/brands'))[0]).not.toHaveProperty('name');
	expect(await items('/brands?pageIndex=2')).toEqual([]);
});

test('products: Json by GTIN, otherwise the seller’s own, by cursor', async () => {
	const own = await client.all('/products?limit=9');
	expect([own.items.length, own.pages]).toEqual([20, 3]);
	expectAll(own.items, productSchema);
	expect((await client.get('/products/count')).body).toEqual({ count: countSchema.parse(20) });
	const [helmet] = await items(`/products?gtin=${BIKE_CATALOGUE[0]!.gtin}`);
	expect(helmet).toMatchObject({
		reference: `AUC${BIKE_CATALOGUE[0]!.gtin}`,
		permissions: { edit: false },
		sellers: [{ reference: VELO, productReference: 'VELO-CASQ-M', isCreator: true }],
	});
	expect((await client.get(`/products?gtin=${gtin13('376099900001')}`)).body).toEqual({ itemsPerPage: 0, items: [] });
	expect(await items('/products?sellerProductReference=LAMPE-042&limit=2')).toHaveLength(2);
	expect((await items('/products?gtin=3760123000017&fields=label'))[0]).toEqual({
		reference: 'AUC3760123000017',
		gtin: '3760123000017',
		label: expect.stringContaining('Lampe'),
	});
});

const GTIN = gtin13('376555500001');
const sheet = (changes: Record<string, unknown> = {}) => ({
	gtin: GTIN,
	sellerProductReference: 'NEU-1',
	title: 'Lampe de bureau « Été » LED',
	description: 'Lampe orientable, 3 intensités.',
	brand: 'Éclat',
	categoryCode: named('Lampe de bureau').categoryReference,
	sellerPictureUrls: [{ index: 1, url: 'https://images.example/1.jpg' }],
	attributes: [{ propertyReference: 23346, values: ['Métal'] }],
	...changes,
});
const submit = async (products: unknown[], who = client) => await who.post('/products-integration', { products });
async function report(changes = {}, who = client): Promise<Json> {
	const { packageId } = (await submit([sheet(changes)], who)).body;
	sandbox.clock.advance(2);
	return (await who.get(`/products-integration-reports?packageId=${packageId}`)).body.items[0];
}

test('a product is submitted, reported after a while, and can then be sold', async () => {
	const answer = await submit([sheet()]);
	expect(answer.status).toBe(202);
	expect(productPackageSchema.parse(answer.body).packageId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	expect((await client.get('/products-integration-reports')).body).toEqual({ itemsPerPage: 0, items: [] });
	sandbox.clock.advance(2);
	const reports = await items(`/products-integration-reports?gtin=${GTIN}&pageSize=100`);
	expectAll(reports, integrationReportSchema);
	expect(reports).toMatchObject([
		{
			packageId: answer.body.packageId,
			status: 'Integrated',
			operationType: 'Creation',
			productReference: `AUC${GTIN}`,
			errors: [],
			submissionDate: '2026-09-02T12:00:00Z',
		},
	]);
	expect(sandbox.marketplace.ledger.find({ effect: 'productsIntegrated' })).toMatchObject([
		{ details: { integrated: 1, refused: 0 } },
	]);
	expect((await items(`/products?categoryReference=${named('Lampe de bureau').categoryReference}`))[0].gtin).toBe(GTIN);
	const [offer] = await integrate(sandbox, client, 'Upsert', [
		lamp({ sellerExternalReference: 'NEU-1', product: { reference: 'NEU-1' } }),
	]);
	expect(offer.results[0].resultCode).toBe('8000');
	expect(await items('/products-integration-reports?packageId=none')).toEqual([]);
	sandbox.clock.advance(3 * 86_400);
	await client.login();
	expect(await items('/products-integration-reports')).toEqual([]);
});

test('again: identical, then a modification, which only the creator may make', async () => {
	await report();
	expect(await report()).toMatchObject({ status: 'Integrated', operationType: 'Identical' });
	expect(await report({ title: 'Autre titre' })).toMatchObject({ status: 'Integrated', operationType: 'Modification' });
	expect(sandbox.marketplace.products.sheets.get(GTIN)!.label).toBe('Autre titre');
	const other = await report({ title: 'Usurpé', sellerProductReference: 'V-1' }, new Client(sandbox, VELO));
	expect(other).toMatchObject({ status: 'Refused', errors: [{ message: expect.stringContaining('not creator') }] });
	expect(sandbox.marketplace.products.sheets.get(GTIN)!.label).toBe('Autre titre');
});

test.each<[string, () => object, string, string]>([
	['no picture', () => ({ sellerPictureUrls: [] }), 'MissingField', 'SellerPicture_1'],
	[
		'a picture without https',
		() => ({ sellerPictureUrls: [{ index: 1, url: 'http://a.example/1.jpg' }] }),
		'InvalidField',
		'SellerPicture_1',
	],
	['no mandatory attribute', () => ({ attributes: [] }), 'ER400-6067', '23346'],
	[
		'no variant group',
		() => ({ categoryCode: named('Coussin').categoryReference }),
		'ER400-7480',
		'VariantGroupReference',
	],
	['no brand where it is mandatory', () => ({ brand: null }), 'MissingField', 'Brand'],
	[
		'a category of level 2',
		() => ({ categoryCode: named('Luminaire').categoryReference }),
		'InvalidField',
		'CategoryCode',
	],
	[
		'an inactive category',
		() => ({ categoryCode: named('Théière').categoryReference }),
		'InvalidField',
		'CategoryCode',
	],
	['a wrong GTIN', () => ({ gtin: 3765555000019 }), 'InvalidField', 'Gtin'],
	['a long title', () => ({ title: 'x'.repeat(133) }), 'InvalidField', 'Title'],
	['a reference with a pipe', () => ({ sellerProductReference: 'A|B' }), 'InvalidField', 'SellerProductReference'],
])('%s is refused with its code', async (_name, changes, code, field) => {
	const refused = await report(changes());
	expectAll([refused], integrationReportSchema);
	expect(refused).toMatchObject({ status: 'Refused', productReference: null });
	expect(refused.errors).toContainEqual({ code, field, message: expect.any(String), type: 'Error' });
	expect(sandbox.marketplace.products.sheets.get(GTIN)).toBeUndefined();
});

test('a body without products is refused; a quota may limit new sheets', async () => {
	for (const body of [{}, { products: [] }, { products: ['a'] }, [sheet()]])
		expect((await client.post('/products-integration', body)).status).toBe(400);
	const small = await frozenSandbox({ sheetsPerHour: 2 });
	const gtins = ['376555500002', '376555500003', '376555500004'].map(gtin13);
	const seller = new Client(small, LUMIERE);
	await submit(
		gtins.map((gtin, index) => sheet({ gtin, sellerProductReference: `N-${index}` })),
		seller,
	);
	small.clock.advance(2);
	const reports = (await seller.get('/products-integration-reports')).body.items;
	expect(reports.map(({ errors }: Json) => errors[0]?.code)).toEqual([undefined, undefined, 'QuotaExceeded']);
	await small.close();
});
