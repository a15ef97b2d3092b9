import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops, SELLER } from '../../../../engine/shop.mts';
import { gtin13 } from '../../../../../sandbox/seeds/catalogue.mts';
import { held, lines, openMarket, put, sent } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const GTIN = gtin13('376900000001');

/** A marketplace that knows a product which the shop does not offer yet. */
async function withProduct() {
	const shop = await openMarket();
	shop.sandbox.marketplace.products.sheets.add({ gtin: GTIN, label: 'Lampe' }, SELLER, 'MY-REFERENCE');
	return shop;
}

test('puts an offer up for sale with everything it consists of', async () => {
	const shop = await withProduct();
	const items = [{ sku: 'NEW-1', gtin: GTIN, price: '49,90', quantity: 25 }];

	const { output, error } = await shop.engine.run(put({ originPrice: 59.9 }), { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{
			json: { sku: 'NEW-1', accepted: true, result: 'accepted', code: '8000', hint: 'Offer created' },
			pairedItem: { item: 0 },
		},
	]);
	expect(lines(shop)).toEqual([
		{
			sellerExternalReference: 'NEW-1',
			product: { gtin: GTIN },
			condition: 'New',
			price: {
				price: 49.9,
				originPrice: 59.9,
				taxes: [
					{ code: 'VAT', value: 20 },
					{ code: 'Ecotax', value: 0.12 },
					{ code: 'Deatax', value: 0 },
				],
			},
			deliveryModes: [{ code: 'THD', cost: 4.9, additionalCost: 1.5 }],
			preparationTime: 2,
			quantity: 25,
		},
	]);
	expect(shop.writes()[0].body).toEqual({ packageType: 'Upsert' });
	expect(held(shop, 'NEW-1')).toMatchObject({ quantity: 25, integrationPrice: { price: 49.9, originPrice: 59.9 } });
});

test('done twice, the second run replaces the offer by itself', async () => {
	const shop = await withProduct();
	const items = [{ sku: 'NEW-1', gtin: GTIN, price: 49.9, quantity: 25 }];

	const runs = [await shop.engine.run(put(), { items }), await shop.engine.run(put(), { items })];

	expect(runs.map(({ output }) => output[0].json.code)).toEqual(['8000', '9000']);
	expect(held(shop, 'NEW-1').quantity).toBe(25);
});

test('finds the product by its reference where there is no GTIN', async () => {
	const shop = await withProduct();
	const items = [{ sku: 'NEW-1', gtin: '', price: 49.9, quantity: 25 }];

	const { output } = await shop.engine.run(put({}, { productReference: 'MY-REFERENCE' }), { items });

	expect(output).toMatchObject([{ json: { result: 'accepted' } }]);
	expect(lines(shop)).toMatchObject([{ product: { reference: 'MY-REFERENCE' } }]);
});

test.each([
	['usedLikeNew', 'UsedLikeNew'],
	['RefurbishedCorrectState', 'RefurbishedCorrectState'],
	['', 'New'],
])('knows the condition "%s"', async (condition, wanted) => {
	const shop = await withProduct();
	const items = [{ sku: 'NEW-1', gtin: GTIN, price: 49.9, quantity: 25 }];

	await shop.engine.run(put({}, { condition }), { items });

	expect(lines(shop)).toMatchObject([{ condition: wanted }]);
});

test('what the marketplace rejects leaves with every reason there is', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'NEW-1', gtin: gtin13('376911111111'), price: 9.9, quantity: 1 },
		{ sku: 'LAMPE-051', gtin: '3760123000017', price: 9.9, quantity: 1 },
	];

	const { output, error } = await shop.engine.run(put(), { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { accepted: false, code: '1324', message: 'Produit - inexistant', hint: 'Does not exist: Product' } },
		{
			json: {
				accepted: false,
				code: '2503',
				hint: 'Reference already used for another product or condition: Seller reference',
				remarks: expect.stringMatching(/^2503 .+; 2403 .+$/),
			},
		},
	]);
	expect(sent(shop)).toEqual(['open', 'upload 2', 'close']);
});

test('a dry run sends nothing', async () => {
	const shop = await withProduct();
	const items = [{ sku: 'NEW-1', gtin: GTIN, price: 49.9, quantity: 25 }];

	const { output } = await shop.engine.run(put({ dryRun: true }), { items });

	expect(output).toMatchObject([{ json: { result: 'dryRun', request: { packageType: 'Upsert' } } }]);
	expect(shop.asked()).toEqual([]);
});

test('a GTIN of another length is not sent to Cdiscount, where it needs 13 digits', async () => {
	const shop = await withProduct();
	const items = [
		{ sku: 'NEW-1', gtin: GTIN, price: 49.9, quantity: 25 },
		{ sku: 'NEW-2', gtin: '036000291452', price: 49.9, quantity: 25 },
	];

	const { output, errors } = await shop.engine.run(put(), { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ json: { sku: 'NEW-1', result: 'accepted' }, pairedItem: { item: 0 } }]);
	expect(errors).toMatchObject([
		{
			json: { error: expect.stringContaining('GTIN "036000291452" has 12 digits, but on Cdiscount it needs 13.') },
			pairedItem: { item: 1 },
		},
	]);
	expect(lines(shop)).toHaveLength(1);
});

test('another sales channel takes GTINs of 8 to 14 digits', async () => {
	const shop = await openMarket({}, { salesChannelId: 'SCID01' });
	shop.sandbox.marketplace.products.sheets.add({ gtin: '036000291452', label: 'Lampe' }, SELLER, 'R');
	const items = [{ sku: 'NEW-1', gtin: '036000291452', price: 49.9, quantity: 25 }];

	const { output } = await shop.engine.run(put(), { items });

	expect(output).toMatchObject([{ json: { sku: 'NEW-1', result: 'accepted' } }]);
});
