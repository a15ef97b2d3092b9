import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { fulfilment, openWith } from './warehouse.mts';

afterEach(closeShops);

const get = (filters = {}, parameters = {}) => fulfilment('getStocks', { filters, returnAll: true, ...parameters });

test('lists the stock, simplified', async () => {
	const shop = await openWith('stocks', 2, (index) => ({
		id: `S${index}`,
		productId: 'AUC1',
		sellerProductReference: 'SKU-1',
		available: 5,
		allocated: 1,
		blocked: 2,
		return: 1,
		updatedAt: '2026-09-01T00:00:00Z',
	}));
	const { output, error } = await shop.engine.run(get());

	expect(error).toBeUndefined();
	expect(output).toHaveLength(2);
	expect(output[0]).toEqual({
		json: {
			stockId: 'S0',
			productId: 'AUC1',
			sellerProductReference: 'SKU-1',
			productState: 'New',
			storageCountry: 'FR',
			available: 5,
			allocated: 1,
			heldBack: 3,
			updatedAt: '2026-09-01T00:00:00Z',
		},
		pairedItem: { item: 0 },
	});
});

test('gives it raw, all pages of a thousand', async () => {
	const shop = await openWith('stocks', 1001);
	const { output } = await shop.engine.run(get({}, { simplify: false }));

	expect(output).toHaveLength(1001);
	expect(output[0].json).toHaveProperty('logisticOperations', 0);
	expect(shop.asked()).toEqual(Array(2).fill('GET /stocks'));
});

test.each([
	['country', { storageCountry: 'ES' }, 1],
	['change', { updatedAtMin: '2026-09-02T00:00:00Z' }, 1],
	['change before', { updatedAtMax: '2026-09-02T00:00:00Z' }, 2],
])('filters by %s', async (_what, filters, count) => {
	const shop = await openWith('stocks', 3, (index) => ({
		storageCountry: index === 1 ? 'ES' : 'FR',
		updatedAt: index === 2 ? '2026-09-03T00:00:00Z' : '2026-09-01T00:00:00Z',
	}));
	const { output } = await shop.engine.run(get(filters));
	expect(output).toHaveLength(count);
});

test.each([
	['in upper case', { Available: 3, Allocated: 1, Litigation: 2 }],
	['in a place of their own', { quantities: { available: 3, allocated: 1, litigation: 2 } }],
])('finds quantities %s', async (_what, quantities) => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/stocks/)
		.reply(200, { items: [{ id: 'S1', ...quantities }] });
	const { output } = await shop.engine.run(get());
	expect(output[0].json).toMatchObject({ stockId: 'S1', available: 3, allocated: 1, heldBack: 2 });
});

test('asks nothing for a country in words', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(get({ storageCountry: 'France' }));

	expect(error?.message).toBe('Storage Country is "France", but it is written in two letters. Enter FR.');
	expect(shop.asked()).toEqual([]);
});

test('gives the words of the marketplace when it refuses', async () => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/stocks/)
		.reply(400, { title: 'Bad', errors: { limit: ['The limit parameter is required.'] } });
	const { error } = await shop.engine.run(get());
	expect(error?.message).toBe('Cdiscount refused this: The limit parameter is required.');
});
