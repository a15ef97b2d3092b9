import { secondsSlept } from '../../../../engine/slept.mts';
import omit from 'lodash/omit';
import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, manual } from '../../../../engine/columns.mts';
import { closeShops, type Shop } from '../../../../engine/shop.mts';
import { CUSHIONS, gtinOf, LAMPS, MATERIAL, openAtOnce, product } from './products.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const chosen = (value: string) => ({ __rl: true, mode: 'id', value });

const create = (category: string = LAMPS, parameters: IDataObject = AUTOMATIC, more: IDataObject = {}) =>
	product('create', { categoryReference: chosen(category), ...parameters, ...more } as INodeParameters);

/** A row of a French sheet of products. */
const row = (number: number, changes: IDataObject = {}): IDataObject => ({
	'Code-barres': gtinOf(number),
	'Référence vendeur': `SKU-${number}`,
	Désignation: 'Lampe de bureau LED',
	Description: 'Lampe orientable.',
	Photos: 'https://example.com/1.jpg',
	Marque: 'Halo',
	MATIERE: 'Métal',
	...changes,
});

const sheets = (shop: Shop) => shop.writes().flatMap(({ body }) => (body as { products: IDataObject[] }).products);

test('takes the rows of a sheet, attributes by their labels or references', async () => {
	const shop = await openAtOnce();
	const items = [row(1, { 'Hauteur (cm)': '45', 26504: 'Bureau|Salon' }), row(2)];

	const { output, error } = await shop.engine.run(create(), { items });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.result)).toEqual(['integrated', 'integrated']);
	const common = { title: 'Lampe de bureau LED', description: 'Lampe orientable.', categoryCode: LAMPS, brand: 'Halo' };
	const pictures = { sellerPictureUrls: [{ index: 1, url: 'https://example.com/1.jpg' }] };
	const material = { propertyReference: MATERIAL, values: ['Métal'] };
	const [first, second] = sheets(shop);
	expect(first).toMatchObject({ gtin: gtinOf(1), sellerProductReference: 'SKU-1', ...common, ...pictures });
	expect(first.attributes).toHaveLength(3);
	expect(first.attributes).toEqual(
		expect.arrayContaining([
			material,
			{ propertyReference: '24120', values: ['45'] },
			{ propertyReference: '26504', values: ['Bureau', 'Salon'] },
		]),
	);
	expect(second).toEqual({
		gtin: gtinOf(2),
		sellerProductReference: 'SKU-2',
		...common,
		...pictures,
		attributes: [material],
	});
	expect(shop.asked().filter((call) => call === `GET /categories/${LAMPS}/properties`)).toHaveLength(1);
});

test('a sheet without an attribute that the category needs is refused', async () => {
	const shop = await openAtOnce();

	const { error } = await shop.engine.run(create(), { items: [omit(row(1), 'MATIERE')] });

	expect(error?.message).toMatch(/^The sheet has no column for Matière\. Columns found: "Code-barres", /);
	expect(shop.writes()).toEqual([]);
});

test('a row whose cell for such an attribute is empty is refused with its number', async () => {
	const shop = await openAtOnce();

	const { error } = await shop.engine.run(create(), { items: [row(1), row(2, { MATIERE: ' ' })] });

	expect(error?.message).toBe(
		'1 of 2 items cannot be used. Item 1: Matière (column "MATIERE") is empty, but the category needs it.',
	);
	expect(shop.writes()).toEqual([]);
});

test('attributes of one label are told apart by their unit, and one header feeds no two of them', async () => {
	const shop = await openAtOnce();
	const weight = (propertyReference: string, unit: string) => ({
		...{ propertyReference, unit, label: 'Poids', necessity: 'Optional', isNumeric: true, choices: [] },
	});
	nock(shop.sandbox.url, { allowUnmocked: true })
		.persist()
		.get(/\/categories\/.*\/properties/)
		.reply(200, { itemsPerPage: 2, items: [weight('91', 'kg'), weight('92', 'g')] });
	const bare = omit(row(1), 'MATIERE');

	const { error } = await shop.engine.run(create(), { items: [{ ...bare, Poids: '1.5', 'Poids (g)': '1500' }] });

	expect(error).toBeUndefined();
	expect(sheets(shop)[0].attributes).toEqual([{ propertyReference: '92', values: ['1500'] }]);
	await shop.engine.run(create(), { items: [{ ...bare, Poids: '1.5' }] });
	expect(sheets(shop)[1].attributes ?? []).toEqual([]);
});

test('rows of several categories each have the columns of theirs', async () => {
	const shop = await openAtOnce();
	const items = [
		row(1, { cat: LAMPS }),
		row(2, { cat: CUSHIONS, Taille: 'M', 'Variant group': 'G1', MATIERE: 'Lin' }),
		row(3, { cat: LAMPS, Taille: 'L' }),
	];

	const { error } = await shop.engine.run(create('={{ $json.cat }}'), { items });

	expect(error).toBeUndefined();
	expect(sheets(shop).map(({ attributes }) => (attributes as IDataObject[]).map(({ values }) => values))).toEqual([
		[['Métal']],
		expect.arrayContaining([['Lin'], ['M']]),
		[['Métal']],
	]);
});

test.each([
	['a wrong cell', LAMPS, row(2, { 'Code-barres': '123' }), 'GTIN (column "Code-barres") "123"'],
	['a category that is none', 'ZZZZZZ', row(2), 'There is no category "ZZZZZZ".'],
	['a category that takes no products', '0A', row(2), 'Category "0A" takes no products'],
])('%s sends nothing', async (_what, category, second, sentence) => {
	const shop = await openAtOnce();

	const { error } = await shop.engine.run(create(category), { items: [row(1), second] });

	expect(error?.message).toContain(sentence);
	expect(shop.writes()).toEqual([]);
});

test('columns that are mapped by hand, attributes among them', async () => {
	const shop = await openAtOnce();
	const parameters = manual({
		gtin: '={{ $json.ean }}',
		sellerProductReference: 'SKU-7',
		title: 'Lampe',
		description: 'Une lampe.',
		pictures: 'https://example.com/1.jpg',
		brand: null,
		[`attribute:${MATERIAL}`]: 'Verre',
		'attribute:25077': '',
	});

	const { error } = await shop.engine.run(
		create(LAMPS, parameters as IDataObject, { additionalFields: { brand: 'Halo' } }),
		{
			items: [{ ean: gtinOf(7) }],
		},
	);

	expect(error).toBeUndefined();
	expect(sheets(shop)).toMatchObject([
		{ gtin: gtinOf(7), brand: 'Halo', attributes: [{ propertyReference: MATERIAL, values: ['Verre'] }] },
	]);
	expect(shop.asked().filter((call) => call.endsWith('/properties'))).toEqual([]);
});
