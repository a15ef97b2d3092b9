import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { offer, openMarket, stock } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const getMany = (parameters = {}) => offer('getAll', parameters);
const skus = (output: Array<{ json: { sku?: unknown } }>) => output.map(({ json }) => json.sku);
const queries = (shop: Awaited<ReturnType<typeof openMarket>>) =>
	shop.sandbox.calls.find({ method: 'GET' }).map(({ path }) => new URLSearchParams(path.split('?')[1]));

test('gives all offers in pages of a thousand, each once', async () => {
	const shop = await openMarket();
	const made = stock(shop, 2100);

	const { output, error } = await shop.engine.run(getMany({ returnAll: true }));

	expect(error).toBeUndefined();
	expect(output).toHaveLength(2120);
	expect(new Set(skus(output)).size).toBe(2120);
	expect(skus(output)).toEqual(expect.arrayContaining(made));
	expect(shop.asked()).toEqual(Array(3).fill('GET /offers'));
	expect(queries(shop).map((query) => query.get('limit'))).toEqual(['1000', '1000', '1000']);
	expect(new Set(output.map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(new Set(['{"item":0}']));
});

test.each([
	[{}, 20],
	[{ limit: 7 }, 7],
	[{ limit: 1 }, 1],
])('with %j gives %i', async (parameters, count) => {
	const shop = await openMarket();

	const { output } = await shop.engine.run(getMany(parameters));

	expect(output).toHaveLength(count);
	expect(shop.asked()).toEqual(['GET /offers']);
});

test.each([
	['SKUs', { skus: 'LAMPE-042, SUSP-010' }, ['LAMPE-042', 'SUSP-010']],
	['a list of SKUs', { skus: '={{ ["LAMPE-042"] }}' }, ['LAMPE-042']],
	['GTINs', { gtins: '3760123000017' }, ['LAMPE-042']],
	['state', { states: ['inactive'] }, ['SUSP-024']],
	['last change', { updatedAfter: '2026-09-03T07:00:00Z' }, ['VASE-017']],
	['several', { states: ['active'], skus: 'SUSP-024,SUSP-010' }, ['SUSP-010']],
])('filters by %s', async (_what, filters, wanted) => {
	const shop = await openMarket();
	const line = { sellerExternalReference: 'VASE-017', quantity: 4 };
	const { packages } = shop.sandbox.marketplace.offers;
	const id = packages.open(SELLER, 'CDISFR', { packageType: 'Update' });
	packages.upload(id, SELLER, [line]);
	packages.close(id, SELLER, { state: 'Ready' });
	shop.sandbox.clock.advance(10);

	const { output, error } = await shop.engine.run(getMany({ filters }));

	expect(error).toBeUndefined();
	expect(skus(output)).toEqual(wanted);
});

test('gives at most twelve columns, or everything', async () => {
	const shop = await openMarket();

	const simple = await shop.engine.run(getMany({ limit: 3, competingOffers: true }));
	const raw = await shop.engine.run(getMany({ limit: 3, simplify: false }));

	for (const { json } of simple.output) expect(Object.keys(json).length).toBeLessThanOrEqual(12);
	expect(simple.output[0].json).toMatchObject({ isBestOffer: true, competitorCount: 0, lowestCompetingPrice: null });
	expect(raw.output[0].json).toMatchObject({ sellerExternalReference: 'LAMPE-042', deliveryOffers: [{}, {}] });
	expect(raw.output[0].json).not.toHaveProperty('salesChannelFeedback');
});

test('gives nothing, and no error, when there is nothing', async () => {
	const shop = await openMarket();

	const { output, error } = await shop.engine.run(getMany({ filters: { skus: 'NO-SUCH' } }));

	expect(error).toBeUndefined();
	expect(output).toEqual([]);
});

test.each([
	['a limit of zero', { limit: 0 }, 'Limit is 0, but it must be a whole number from 1 to 1000000.'],
	[
		'no date',
		{ filters: { updatedAfter: 'yesterday' } },
		'Updated After is "yesterday", which is not a date. Use for example 2026-11-21T08:00:00Z.',
	],
	['a SKU with a comma', { filters: { skus: '={{ ["A,B"] }}' } }, 'SKUs contains "A,B", which has a comma in it'],
])('asks nothing of the marketplace for %s', async (_what, parameters, sentence) => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(getMany(parameters));

	expect(error?.message).toContain(sentence);
	expect(shop.asked()).toEqual([]);
});

test('asks nothing for a state that there is not', async () => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(getMany({ filters: { states: '={{ ["Sleeping"] }}' } }));

	expect(error?.message).toBe('States is "Sleeping", but it can only be "Active", "Inactive".');
	expect(shop.asked()).toEqual([]);
});
