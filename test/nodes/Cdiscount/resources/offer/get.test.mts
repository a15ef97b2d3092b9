import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { BIKE_CATALOGUE, gtin13, type Product } from '../../../../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../../../../sandbox/seeds/seedOffers.mts';
import { offer, openMarket } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const get = (parameters = {}) => offer('get', { sku: '={{ $json.sku }}', ...parameters });
const items = [{ sku: 'LAMPE-042' }];

test('gives an offer as a row of nine columns', async () => {
	const shop = await openMarket();

	const { output, error } = await shop.engine.run(get(), { items });

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				sku: 'LAMPE-042',
				offerId: expect.stringMatching(/^98979_.+_6_CDISFR$/),
				state: 'Active',
				gtin: '3760123000017',
				condition: 'New',
				price: 29.99,
				originPrice: null,
				quantity: 48,
				updatedAt: expect.stringMatching(/^2026-09-02/),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.asked()).toEqual(['GET /offers']);
});

test('tells what competitors ask', async () => {
	const shop = await openMarket();
	shop.sandbox.marketplace.offers.undercut(SELLER, 'LAMPE-042', { price: 19.9, shippingCost: 2 });

	const simple = await shop.engine.run(get({ competingOffers: true }), { items });
	const raw = await shop.engine.run(get({ competingOffers: true, simplify: false }), { items });

	expect(simple.output[0].json).toMatchObject({
		isBestOffer: false,
		bestPrice: 19.9,
		lowestCompetingPrice: 19.9,
		competitorCount: 1,
	});
	expect(Object.keys(simple.output[0].json)).toHaveLength(12);
	expect(raw.output[0].json).toMatchObject({
		salesChannelFeedback: { competingOffers: [{ price: 19.9, sellerName: expect.any(String) }] },
	});
});

test('gives the answer as it is when it is not simplified', async () => {
	const shop = await openMarket();

	const { output } = await shop.engine.run(get({ simplify: false }), { items });

	expect(output[0].json).toEqual(
		shop.sandbox.marketplace.offers.list(SELLER, {
			saleschannelid: 'CDISFR',
			sellerexternalreferences: 'LAMPE-042',
		}).items[0],
	);
});

test('an offer that is not there is named; so is another shop’s', async () => {
	const shop = await openMarket();
	const saddle = BIKE_CATALOGUE.find(({ sku }) => sku === 'VELO-SELLE');
	shop.sandbox.marketplace.offers.put('98980', offerLine(saddle as Product));
	const both = [{ sku: 'NO-SUCH' }, { sku: 'VELO-SELLE' }, ...items];

	const { output, errors } = await shop.engine.run(get(), { items: both, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ json: { sku: 'LAMPE-042' }, pairedItem: { item: 2 } }]);
	expect(errors).toMatchObject([
		{
			json: { error: expect.stringContaining('There is no offer "NO-SUCH" of the seller 98979 on CDISFR.') },
			pairedItem: { item: 0 },
		},
		{ json: { error: expect.stringContaining('There is no offer "VELO-SELLE"') }, pairedItem: { item: 1 } },
	]);
});

test('finds a SKU with a comma among all', async () => {
	const shop = await openMarket();
	const gtin = gtin13('376900000099');
	shop.sandbox.marketplace.products.sheets.add({ gtin, label: 'A' }, SELLER, 'A,B');
	shop.sandbox.marketplace.offers.put(SELLER, offerLine({ sku: 'A,B', gtin, price: 20, stock: 5 }));

	const { output } = await shop.engine.run(get(), { items: [{ sku: 'A,B' }] });

	expect(output).toMatchObject([{ json: { sku: 'A,B', quantity: 5 } }]);
});

test('asks nobody for a SKU that cannot be one', async () => {
	const shop = await openMarket();

	const { error } = await shop.engine.run(get(), { items: [{ sku: '' }] });

	expect(error?.message).toContain('SKU is empty.');
	expect(shop.asked()).toEqual([]);
});
