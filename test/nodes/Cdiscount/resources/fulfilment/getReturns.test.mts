import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { fulfilment, openWith } from './warehouse.mts';

afterEach(closeShops);

test('lists them, page after page, and those of nobody else', async () => {
	const shop = await openWith('returns', 1002);
	const { output, error } = await shop.engine.run(fulfilment('getReturns', { returnAll: true }));

	expect(error).toBeUndefined();
	expect(output).toHaveLength(1002);
	expect(new Set(output.map(({ json }) => json.returnId)).size).toBe(1002);
	expect(output[0].pairedItem).toEqual({ item: 0 });
	expect(shop.asked()).toEqual(Array(2).fill('GET /returns'));
});

test('gives a row each, with what came back as one text; everything where it is not simplified', async () => {
	const shop = await openShop();
	const products = [
		{ sellerProductReference: 'LAMPE-042', quantity: 2 },
		{ productId: 'AUC1' },
		{ ean: '3760123000017' },
	];
	const given = { returnId: 7, createdAt: '2026-09-03T10:00:00+02:00', products };
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/returns/)
		.twice()
		.reply(200, { items: [given, {}] });

	const { output } = await shop.engine.run(fulfilment('getReturns'));
	const raw = await shop.engine.run(fulfilment('getReturns', { simplify: false }));

	const nothing = {
		returnId: null,
		type: null,
		orderReference: null,
		outboundShipmentId: null,
		products: null,
		reason: null,
		status: null,
		createdAt: null,
		updatedAt: null,
	};
	const row = {
		returnId: '7',
		products: '2 × LAMPE-042, AUC1, {"ean":"3760123000017"}',
		createdAt: '2026-09-03T08:00:00Z',
	};
	expect(output.map(({ json }) => json)).toEqual([{ ...nothing, ...row }, nothing]);
	expect(raw.output.map(({ json }) => json)).toEqual([given, {}]);
});

test('stops at the limit', async () => {
	const shop = await openWith('returns', 60);
	expect((await shop.engine.run(fulfilment('getReturns'))).output).toHaveLength(50);
	expect((await shop.engine.run(fulfilment('getReturns', { limit: 3 }))).output).toHaveLength(3);
});

test('asks nothing for a wrong limit; a marketplace that fails is told', async () => {
	const shop = await openShop();
	const items = [{ limit: 0 }, { limit: 5 }];
	shop.sandbox.faults.add({ kind: '500', count: 99 });
	const { errors } = await shop.engine.run(fulfilment('getReturns', { limit: '={{ $json.limit }}' }), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(errors).toMatchObject([
		{ json: { error: 'Limit is 0, but it must be a whole number from 1 to 1000000.' }, pairedItem: { item: 0 } },
		{ json: { error: expect.stringContaining('is not working at the moment') }, pairedItem: { item: 1 } },
	]);
});
