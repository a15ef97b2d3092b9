import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { LAMPS, product } from './products.mts';

afterEach(closeShops);

const labels = (output: Array<{ json: { label?: unknown } }>) => output.map(({ json }) => json.label);
const get = (filters = {}, parameters = {}) => product('getCategories', { filters, ...parameters });

test('lists categories as rows, or with everything that is known of them', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run(get({ search: LAMPS }));
	const raw = await shop.engine.run(get({ search: LAMPS }, { simplify: false }));

	expect(output).toEqual([
		{
			json: {
				categoryReference: LAMPS,
				label: 'Lampe de bureau',
				level: 3,
				isActive: true,
				isBrandMandatory: true,
				isVariant: false,
				parentReference: '0A0A',
				childCount: 0,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(raw.output[0].json).toMatchObject({ categoryReference: LAMPS, parentReferences: ['0A', '0A0A'] });
});

test.each([
	['text', { search: 'LAMPE ' }, ['Lampe de bureau', 'Lampe de chevet', 'Lampe frontale']],
	['level', { level: 1 }, ['Maison', 'Sport', 'Jardin', 'Cuisine']],
	['parent', { parentReference: '0A', level: 2 }, ['Luminaire', 'Décoration', 'Linge de maison', 'Rangement']],
	['text and activity', { search: 'théière', activeOnly: true }, []],
	['text, active or not', { search: 'théière', activeOnly: false }, ['Théière']],
])('filters by %s', async (_what, filters, found) => {
	const shop = await openShop();
	const { output, error } = await shop.engine.run(get(filters, { returnAll: true }));

	expect(error).toBeUndefined();
	expect(labels(output)).toEqual(found);
});

test('stops reading when there is enough', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run(get({}, { limit: 2 }));

	expect(output).toHaveLength(2);
	expect(shop.asked()).toHaveLength(1);
});

test('asks in the chosen language', async () => {
	const shop = await openShop();
	const asked = nock(shop.sandbox.url, { allowUnmocked: true, reqheaders: { 'accept-language': 'es-ES' } })
		.get(/\/categories/)
		.reply(200, { itemsPerPage: 1, items: [{ categoryReference: LAMPS, label: 'Flexo' }] });

	const { output } = await shop.engine.run(get({}, { language: 'es-ES' }));

	expect(asked.isDone()).toBe(true);
	expect(labels(output)).toEqual(['Flexo']);
});

test.each([
	['a level that is none', { filters: { level: 4 } }, 'Level is 4, but it must be a whole number from 0 to 3.'],
	['another language', { language: 'de-DE' }, 'Language is "de-DE", but it can only be "fr-FR", "en-US", "es-ES".'],
])('asks nothing for %s', async (_what, parameters, sentence) => {
	const shop = await openShop();
	const { error } = await shop.engine.run(product('getCategories', parameters));

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toEqual([]);
});
