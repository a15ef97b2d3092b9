import { secondsSlept } from '../../../../engine/slept.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { applied, lines, openMarket, others, priceAndStock, sent, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const ROWS = [
	{ sku: 'LAMPE-042', price: 27.5, quantity: 40 },
	{ sku: 'LAMPE-051', price: '31,90', quantity: '' },
	{ sku: 'SUSP-010', price: '', quantity: '0' },
];

test('changes price and stock, and says for each row that it was accepted', async () => {
	const shop = await openMarket();

	const { output, error } = await shop.engine.run(update(), { items: ROWS });

	expect(error).toBeUndefined();
	const { packageId } = output[0].json;
	expect(packageId).toMatch(/^[0-9a-f]{24}$/);
	expect(output.map(({ json }) => json)).toEqual(
		ROWS.map(({ sku }) => ({
			sku,
			accepted: true,
			result: 'accepted',
			code: '9000',
			message: 'Offer updated',
			hint: 'Offer updated',
			remarks: '9000 Offer updated',
			packageId,
		})),
	);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	expect(sent(shop)).toEqual(['open', 'upload 3', 'close']);
	expect(lines(shop)).toEqual([
		{ sellerExternalReference: 'LAMPE-042', price: { price: 27.5 }, quantity: 40 },
		{ sellerExternalReference: 'LAMPE-051', price: { price: 31.9 } },
		{ sellerExternalReference: 'SUSP-010', quantity: 0 },
	]);
	expect(priceAndStock(shop, 'LAMPE-042')).toEqual({ price: 27.5, quantity: 40 });
	expect(priceAndStock(shop, 'LAMPE-051')).toEqual({ price: 31.9, quantity: 22 });
	expect(priceAndStock(shop, 'SUSP-010')).toEqual({ price: 59.9, quantity: 0 });
});

test('a rejected line is an item like the others, with the words of the marketplace and ours', async () => {
	const shop = await openMarket();
	const items = [
		{ sku: 'LAMPE-042', quantity: 1 },
		{ sku: 'NO-SUCH', quantity: 1 },
		{ sku: 'LAMPE-051', price: 0.1 },
	];

	const { output, error } = await shop.engine.run(update(), { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { sku: 'LAMPE-042', accepted: true, result: 'accepted' }, pairedItem: { item: 0 } },
		{
			json: {
				sku: 'NO-SUCH',
				accepted: false,
				result: 'rejected',
				code: '3628',
				message: 'Offre inexistante',
				hint: 'The offer does not exist: Offer',
			},
			pairedItem: { item: 1 },
		},
		{
			json: { accepted: false, code: '2906', hint: 'Price below eco tax plus DEA: Price' },
			pairedItem: { item: 2 },
		},
	]);
	expect(priceAndStock(shop, 'LAMPE-042').quantity).toBe(1);
});

test('done twice, the second run sets the same values', async () => {
	const shop = await openMarket();

	await shop.engine.run(update(), { items: ROWS });
	const { output } = await shop.engine.run(update(), { items: ROWS });

	expect(output.map(({ json }) => json.result)).toEqual(['accepted', 'accepted', 'accepted']);
	expect(priceAndStock(shop, 'LAMPE-042')).toEqual({ price: 27.5, quantity: 40 });
	expect(applied(shop)).toEqual([3, 3]);
});

test('a dry run sends nothing and shows what would be sent', async () => {
	const shop = await openMarket();

	const { output } = await shop.engine.run(update({ dryRun: true }), { items: ROWS });

	expect(output.map(({ json }) => json)).toMatchObject([
		{
			sku: 'LAMPE-042',
			accepted: false,
			result: 'dryRun',
			packageId: null,
			request: {
				packageType: 'Update',
				package: 1,
				packages: 1,
				upload: 1,
				line: { sellerExternalReference: 'LAMPE-042', price: { price: 27.5 }, quantity: 40 },
			},
		},
		{ result: 'dryRun', request: { line: { price: { price: 31.9 } } } },
		{ result: 'dryRun', request: { line: { quantity: 0 } } },
	]);
	expect(shop.asked()).toEqual([]);
});

test('a dry run by expression holds its own items back, and no others', async () => {
	const shop = await openMarket();
	const items = ROWS.map((row, index) => ({ ...row, rehearse: index === 1 }));

	const { output } = await shop.engine.run(update({ dryRun: '={{ $json.rehearse }}' }), { items });

	expect(output.map(({ json }) => json.result)).toEqual(['accepted', 'dryRun', 'accepted']);
	expect(sent(shop)).toEqual(['open', 'upload 2', 'close']);
	expect(priceAndStock(shop, 'LAMPE-051').price).toBe(34.9);
});

test('asks for little: a package, its uploads, and a few looks', async () => {
	const shop = await openMarket();

	await shop.engine.run(update(), { items: ROWS });

	expect(others(shop).map((call) => call.replace(/[0-9a-f]{24}/, '…'))).toEqual([
		'POST /offer-packages',
		'GET /offer-packages/…',
		'PATCH /offer-packages/…',
		'GET /offer-packages/…',
		'GET /offer-packages/…',
		'GET /offer-packages/…/offer-requests-results',
	]);
	expect(secondsSlept()).toBe(3);
	expect(shop.tokens()).toBe(1);
});
