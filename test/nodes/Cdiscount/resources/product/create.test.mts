import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { BIKE_CATALOGUE } from '../../../../../sandbox/seeds/catalogue.mts';
import { create, CUSHIONS, gtinOf, LAMPS, MATERIAL, openAtOnce, row, sheetsOf } from './products.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

test('sends all items in one package and gives each its result', async () => {
	const shop = await openAtOnce();
	const { output, error } = await shop.engine.run(create(), { items: [row(1), row(2), row(3)] });

	expect(error).toBeUndefined();
	expect(output).toHaveLength(3);
	for (const [item, { json, pairedItem }] of output.entries()) {
		expect(pairedItem).toEqual({ item });
		expect(json).toMatchObject({
			gtin: gtinOf(item + 1),
			sellerProductReference: `SKU-${item + 1}`,
			result: 'integrated',
			operationType: 'Creation',
			productReference: `AUC${gtinOf(item + 1)}`,
			packageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
			message: 'The sheet is in the catalogue.',
			code: null,
			hint: null,
			remarks: null,
		});
	}
	expect(shop.writes()).toHaveLength(1);
	expect(shop.asked()).toHaveLength(3);
	expect(sheetsOf(shop, SELLER)).toEqual(expect.arrayContaining([gtinOf(1), gtinOf(2), gtinOf(3)]));
});

test('sends a sheet as the API takes it, without what was left empty', async () => {
	const shop = await openAtOnce();
	const plain = { brand: '', marketing: '', material: '' };
	const json = { [MATERIAL]: 'Bois', 24120: [12, ' 13 '], 25077: '' };
	await shop.engine.run(create(), { items: [row(1), row(2, { ...plain, json })] });

	const common = {
		title: 'Lampe de bureau LED',
		description: 'Lampe orientable,\ntrois intensités.',
		categoryCode: LAMPS,
		sellerPictureUrls: [
			{ index: 1, url: 'https://example.com/1.jpg' },
			{ index: 2, url: 'https://example.com/2.jpg' },
		],
	};
	expect(shop.writes()[0].body).toEqual({
		products: [
			{
				gtin: gtinOf(1),
				sellerProductReference: 'SKU-1',
				...common,
				brand: 'Halo',
				richMarketingDescription: '<p>Lampe <b>orientable</b></p>',
				attributes: [{ propertyReference: MATERIAL, values: ['Métal'] }],
			},
			{
				gtin: gtinOf(2),
				sellerProductReference: 'SKU-2',
				...common,
				attributes: expect.arrayContaining([
					{ propertyReference: '24120', values: ['12', '13'] },
					{ propertyReference: MATERIAL, values: ['Bois'] },
				]),
			},
		],
	});
});

test('done twice changes nothing: the same sheet is "alreadyDone"', async () => {
	const shop = await openAtOnce();
	const items = [row(1)];
	await shop.engine.run(create(), { items });
	const { output } = await shop.engine.run(create(), { items });

	expect(output).toMatchObject([{ json: { result: 'alreadyDone', operationType: 'Identical' } }]);
	expect(output[0].json.message).toBe('The sheet had these data before; nothing was changed.');
});

test.each([
	[
		'an attribute is missing',
		{ material: '' },
		'ER400-6067',
		/^Fill in the attribute 23346; "Get Category Properties"/,
	],
	['a brand is missing', { brand: '' }, 'MissingField', /^Fill in Brand\.$/],
	['the variant group is missing', { category: CUSHIONS }, 'ER400-7480', /same Variant Group Reference/],
])('when %s, the item says so, in the words of the marketplace and with a hint', async (_what, changes, code, hint) => {
	const shop = await openAtOnce();
	const { output, error } = await shop.engine.run(create(), { items: [row(1), row(2, changes)] });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { result: 'integrated' }, pairedItem: { item: 0 } },
		{
			json: {
				result: 'refused',
				message: expect.stringMatching(/^Refused: .*required|mandatory/),
				code,
				hint: expect.stringMatching(hint),
				remarks: expect.stringContaining(`error ${code} `),
			},
			pairedItem: { item: 1 },
		},
	]);
});

test('a sheet of another seller cannot be changed, and the hint says how to sell it', async () => {
	const shop = await openAtOnce();
	const { output } = await shop.engine.run(create(), { items: [row(1, { gtin: BIKE_CATALOGUE[0].gtin })] });

	expect(output[0].json).toMatchObject({
		result: 'refused',
		operationType: 'Modification',
		hint: expect.stringContaining('make an offer for its GTIN'),
	});
});

test('sheets above the quota of an hour are told apart', async () => {
	const shop = await openAtOnce({ sheetsPerHour: 1 });
	const { output } = await shop.engine.run(create(), { items: [row(1), row(2)] });

	expect(output.map(({ json }) => json.result)).toEqual(['integrated', 'refused']);
	expect(output[1].json).toMatchObject({ code: 'QuotaExceeded', hint: expect.stringContaining('again in an hour') });
});

test('waits for reports that come late, and no longer than allowed', async () => {
	const shop = await openAtOnce();
	const list = jest.spyOn(shop.sandbox.marketplace.products.integration, 'list');
	for (let look = 0; look < 4; look++) list.mockReturnValueOnce([]);

	const { output } = await shop.engine.run(create(), { items: [row(1)] });

	expect(output).toMatchObject([{ json: { result: 'integrated' } }]);
	expect(secondsSlept()).toBe(10);
});

test('a package that is still worked on when the wait ends is no error', async () => {
	const shop = await openShop({ delays: { productIntegration: 86_400 } });
	const { output, error } = await shop.engine.run(create({ waitSeconds: 60 }), { items: [row(1), row(2)] });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([0, 1].map((item) => ({ json: { result: 'processing' }, pairedItem: { item } })));
	expect(output[0].json).toMatchObject({
		packageId: expect.any(String),
		message: expect.stringContaining('three days'),
	});
	expect(secondsSlept()).toBe(60);
});

test('does not wait when it is not wanted', async () => {
	const shop = await openAtOnce();
	const { output } = await shop.engine.run(create({ waitForReport: false }), { items: [row(1)] });

	expect(output).toMatchObject([{ json: { result: 'submitted', packageId: expect.any(String) } }]);
	expect(shop.asked()).toEqual(['GET /products-integration-reports', 'POST /products-integration']);
	expect(secondsSlept()).toBe(0);
});

test('a dry run checks everything and sends nothing', async () => {
	const shop = await openAtOnce();
	const { output } = await shop.engine.run(create({ dryRun: true }), { items: [row(1)] });

	expect(output[0].json).toMatchObject({
		result: 'dryRun',
		request: {
			method: 'POST',
			path: '/products-integration',
			language: 'fr-FR',
			body: { products: [{ gtin: gtinOf(1) }] },
		},
	});
	expect(shop.asked()).toEqual([]);
});
