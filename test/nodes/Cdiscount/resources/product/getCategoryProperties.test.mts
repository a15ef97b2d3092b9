import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { LAMPS, MATERIAL, product } from './products.mts';

afterEach(closeShops);

const get = (parameters = {}) =>
	product('getCategoryProperties', { categoryReference: '={{ $json.code }}', ...parameters });

test('lists the attributes of each category', async () => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(get(), { items: [{ code: LAMPS }, { code: '0A0C0A' }] });

	expect(error).toBeUndefined();
	expect(output).toHaveLength(11);
	expect(output[0]).toMatchObject({
		json: {
			categoryReference: LAMPS,
			propertyReference: MATERIAL,
			necessity: 'Mandatory',
			choiceCount: 7,
			choices: 'Métal; Bois; Verre; Céramique; Coton; Lin; Plastique',
		},
		pairedItem: { item: 0 },
	});
	expect(output[5].pairedItem).toEqual({ item: 1 });
});

test('gives those of a necessity only', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run(get({ necessity: ['Mandatory'] }), { items: [{ code: LAMPS }] });

	expect(output.map(({ json }) => json.propertyReference)).toEqual([MATERIAL]);
});

test('reads choices that are objects, and references that are numbers', async () => {
	const shop = await openShop();
	const choices = ['Bois', { label: 'Métal' }, { value: 'Lin' }, { code: 1 }];
	nock(shop.sandbox.url, { allowUnmocked: true, reqheaders: { 'accept-language': 'fr-FR' } })
		.get(/\/properties/)
		.reply(200, { items: [{ propertyReference: 23346, choices }] });

	const { output } = await shop.engine.run(get({ simplify: false }), { items: [{ code: LAMPS }] });

	expect(output[0].json).toMatchObject({ propertyReference: '23346', choices: ['Bois', 'Métal', 'Lin', '{"code":1}'] });
});

test('an unknown category is named, and the others go through', async () => {
	const shop = await openShop();
	const items = [{ code: 'NOPE00' }, { code: LAMPS }];
	const { output, errors } = await shop.engine.run(get({ necessity: ['Mandatory'] }), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(errors).toMatchObject([
		{
			json: { error: 'There is no category "NOPE00". Look it up with "Get Many Categories".' },
			pairedItem: { item: 0 },
		},
	]);
	expect(output).toMatchObject([{ pairedItem: { item: 1 } }]);
});

test('asks nothing without a category', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(get(), { items: [{ code: '' }] });

	expect(error?.message).toBe('Category is empty. Choose it from the list, or enter its code, for example 0U0O05.');
	expect(shop.asked()).toEqual([]);
});
