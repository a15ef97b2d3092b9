import '../../../../engine/slept.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../../engine/throughProxy.mts';
import { lines, openMarket, update } from './offers.mts';

afterEach(closeShops);
afterEach(closeProxies);

const SKU = 'LAMPE-042';

/** What is only guessed of an offer, in other forms. */
const guessed = (given: object) => ({
	...given,
	deliveryOffers: [{ code: 'THD', cost: { amount: 3, currency: 'EUR' } }],
	preparationTime: 'P2D',
	condition: { code: 'New' },
	salesChannelFeedback: 'none',
});

test('costs of delivery in another form hide no offer', async () => {
	const shop = await openMarket();
	const { engine, change } = await oddly(shop);
	const get = { resource: 'offer', operation: 'getAll', returnAll: true };
	const usual = await shop.engine.run(get);
	change('/offers', guessed);

	const { output, error } = await engine.run(get);
	const [{ json: whole }] = (await engine.run({ ...get, simplify: false })).output;

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json)).toEqual(usual.output.map(({ json }) => ({ ...json, condition: null })));
	expect(whole).toMatchObject({ deliveryOffers: [{ cost: { amount: 3 } }], condition: { code: 'New' } });
});

test('nor from Only Changed: what is as wanted is not sent', async () => {
	const shop = await openMarket();
	const { engine, change } = await oddly(shop);
	change('/offers', guessed);
	const items = [{ sku: SKU, price: 29.99, quantity: 48 }];

	const { output } = await engine.run(update({ onlyChanged: true }), { items });

	expect(output).toMatchObject([{ json: { sku: SKU, result: 'unchanged' } }]);
	expect(shop.writes()).toEqual([]);
});

test.each<[string, (given: object) => unknown]>([
	['an offer that cannot be read', (given) => ({ ...given, offerId: {} })],
	['one whose stock cannot be read', (given) => ({ ...given, quantity: { free: 48 } })],
])('%s is sent by Only Changed: it is not known that nothing changes', async (_, odd) => {
	const shop = await openMarket();
	const { engine, change } = await oddly(shop);
	change('/offers', odd);

	const { output } = await engine.run(update({ onlyChanged: true }), { items: [{ sku: SKU, quantity: 48 }] });

	expect(output).toMatchObject([{ json: { sku: SKU, result: 'accepted' } }]);
	expect(lines(shop)).toEqual([{ sellerExternalReference: SKU, quantity: 48 }]);
});

test('Get says that the offer cannot be read, and not that there is none', async () => {
	const shop = await openMarket();
	const { engine, change } = await oddly(shop);
	change('/offers', (given: object) => ({ ...given, offerId: null }));

	const { error } = await engine.run({ resource: 'offer', operation: 'get', sku: SKU });

	expect(error?.message).toBe('The marketplace answered something that cannot be read: offers.offerId (it is empty).');
});

test('a result that cannot be read is told with its SKU, and the others go on', async () => {
	const shop = await openMarket();
	const { engine, change } = await oddly(shop);
	change('/offer-packages/*/offer-requests-results', (given: { sellerExternalReference: string }) =>
		given.sellerExternalReference === SKU ? { ...given, integrationStatus: 7 } : given,
	);
	const items = [
		{ sku: SKU, quantity: 4 },
		{ sku: 'LAMPE-051', quantity: 5 },
	];

	const { output } = await engine.run(update(), { items });

	expect(output).toMatchObject([
		{ json: { sku: SKU, result: 'processing', hint: expect.stringContaining('cannot be read') } },
		{ json: { sku: 'LAMPE-051', result: 'accepted' } },
	]);
});
