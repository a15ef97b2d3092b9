import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject } from 'n8n-workflow';
import { AUTOMATIC } from '../../../../engine/columns.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { BIKE_CATALOGUE } from '../../../../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../../../../sandbox/seeds/seedOffers.mts';
import { lines, offer, openMarket, priceAndStock, put, sent, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

/** A run for two shops, with the partner's credential; each item names its shop. */
const partner = (options: IDataObject = {}) =>
	update(options, { authentication: 'partner', sellerId: '={{ $json.shop }}', salesChannelId: 'CDISFR' });

async function withTwoShops() {
	const shop = await openMarket();
	for (const product of BIKE_CATALOGUE) shop.sandbox.marketplace.offers.put('98980', offerLine(product));
	shop.sandbox.marketplace.offers.put(
		'98980',
		offerLine({ sku: 'LAMPE-042', gtin: '3760123000017', price: 31, stock: 2 }),
	);
	return shop;
}

test('items of two shops go out each under their own, in a package each', async () => {
	const shop = await withTwoShops();
	const items = [
		{ shop: '98979', sku: 'LAMPE-042', quantity: 1 },
		{ shop: '98980', sku: 'VELO-SELLE', quantity: 2 },
		{ shop: 98979, sku: 'LAMPE-051', quantity: 3 },
		{ shop: '98980', sku: 'LAMPE-042', quantity: 4 },
	];

	const { output, error } = await shop.engine.run(partner(), { items });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => [json.sku, json.result])).toEqual(items.map(({ sku }) => [sku, 'accepted']));
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	expect(output[0].json.packageId).toBe(output[2].json.packageId);
	expect(output[1].json.packageId).not.toBe(output[0].json.packageId);
	expect(sent(shop)).toEqual(['open', 'upload 2', 'close', 'open', 'upload 2', 'close']);
	expect(priceAndStock(shop, 'LAMPE-042').quantity).toBe(1);
	expect(priceAndStock(shop, 'LAMPE-042', '98980').quantity).toBe(4);
	expect(shop.tokens()).toBe(1);
});

test('the rows of one sheet go to the shops that they name, a thousand of them, whatever columns the first has', async () => {
	const shop = await withTwoShops();
	const skus = stock(shop, 1_000);
	const items: IDataObject[] = [
		{ Boutique: '98980', SKU: 'LAMPE-042', Prix: '32,50' },
		...skus.map((sku, index) => ({ Boutique: '98979', SKU: sku, ...(index >= 200 && { Stock: index }), Prix: '19' })),
		{ Boutique: '98979', SKU: 'LAMPE-042', Stock: '0', Prix: '' },
	];

	const parameters = offer('update', {
		...AUTOMATIC,
		authentication: 'partner',
		sellerId: '={{ $json.Boutique }}',
		salesChannelId: 'CDISFR',
	});
	const { output, error } = await shop.engine.run(parameters, { items });

	expect(error).toBeUndefined();
	expect(output).toHaveLength(1_002);
	expect(priceAndStock(shop, 'LAMPE-042', '98980')).toEqual({ price: 32.5, quantity: 2 });
	expect(priceAndStock(shop, 'LAMPE-042')).toMatchObject({ quantity: 0 });
	expect([skus[199], skus[200], skus[999]].map((sku) => priceAndStock(shop, sku))).toEqual([
		{ price: 19, quantity: 5 },
		{ price: 19, quantity: 200 },
		{ price: 19, quantity: 999 },
	]);
});

test('a shop that the client does not serve is an error of its own items', async () => {
	const shop = await withTwoShops();
	const items = [
		{ shop: '55555', sku: 'LAMPE-042', quantity: 1 },
		{ shop: '98979', sku: 'LAMPE-042', quantity: 2 },
	];

	const { output, errors } = await shop.engine.run(partner(), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([
		{
			json: { error: expect.stringContaining('Cdiscount does not let this client act for the seller 55555.') },
			pairedItem: { item: 0 },
		},
	]);
	expect(output).toMatchObject([{ json: { result: 'accepted' }, pairedItem: { item: 1 } }]);
	expect(priceAndStock(shop, 'LAMPE-042').quantity).toBe(2);
});

test('a SKU twice in one shop sends nothing for the other either', async () => {
	const shop = await withTwoShops();
	const items = [
		{ shop: '98979', sku: 'LAMPE-042', quantity: 1 },
		{ shop: '98980', sku: 'LAMPE-042', quantity: 1 },
		{ shop: '98980', sku: 'LAMPE-042', quantity: 1 },
	];

	const { error } = await shop.engine.run(partner(), { items });

	expect(error?.message).toContain('The SKU "LAMPE-042" is in item 1 and in item 2');
	expect(lines(shop)).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test.each(['', ' cdisfr '])(
	'one shop, its channel also as "%s", is one: a SKU twice in it is seen',
	async (channel) => {
		const shop = await withTwoShops();
		const items = [
			{ shop: '98979', channel: 'CDISFR', sku: 'LAMPE-042', quantity: 1 },
			{ shop: ' 098979', channel, sku: 'LAMPE-042', quantity: 9 },
		];
		const parameters = { ...partner(), salesChannelId: '={{ $json.channel }}' };

		const { error } = await shop.engine.run(parameters, { items });

		expect(error?.message).toContain('The SKU "LAMPE-042" is in item 0 and in item 1');
		expect(shop.asked()).toEqual([]);
	},
);

test('a run that stops says how many other items were sent', async () => {
	const shop = await withTwoShops();
	const items = [
		{ shop: '98979', sku: 'LAMPE-042', quantity: 2 },
		{ shop: '55555', sku: 'LAMPE-042', quantity: 1 },
		{ shop: '98979', sku: 'LAMPE-051', quantity: 3 },
	];

	const { error, output } = await shop.engine.run(partner(), { items });

	expect(error?.context?.itemIndex).toBe(1);
	expect(error?.description).toContain('2 other items were sent. Set "On Error" to "Continue"');
	expect(output).toEqual([]);
	expect(priceAndStock(shop, 'LAMPE-042').quantity).toBe(2);
});

test('a Seller ID that cannot be right, or a GTIN that Cdiscount does not take, sends nothing for any shop', async () => {
	const shop = await withTwoShops();
	const good = { shop: '98979', sku: 'LAMPE-042', gtin: '3760123000017', price: 25, quantity: 4 };

	const seller = await shop.engine.run(partner(), { items: [good, { ...good, shop: '' }] });
	const gtin = await shop.engine.run(put(), { items: [good, { ...good, sku: 'NEW-1', gtin: '036000291452' }] });

	expect(seller.error?.description).toContain('Nothing was sent for any item.');
	expect(gtin.error?.message).toContain('has 12 digits, but on Cdiscount it needs 13.');
	expect(gtin.error?.context?.itemIndex).toBe(1);
	expect(shop.asked()).toEqual([]);
});

test('a GTIN that Cdiscount does not take is seen however the channel is written', async () => {
	const shop = await withTwoShops();
	const parameters = { ...put(), authentication: 'partner', sellerId: '98979', salesChannelId: 'cdisfr' };
	const item = { sku: 'LAMPE-042', gtin: '036000291452', price: 25, quantity: 4 };

	const { error } = await shop.engine.run(parameters, { items: [item] });

	expect(error?.message).toContain('has 12 digits, but on Cdiscount it needs 13.');
	expect(shop.asked()).toEqual([]);
});

test('a Seller ID whose expression fails for one item sends nothing for any shop', async () => {
	const shop = await withTwoShops();
	const items = [
		{ shop: '98979', sku: 'LAMPE-042', quantity: 2 },
		{ sku: 'LAMPE-051', quantity: 3 },
	];
	const parameters = { ...partner(), sellerId: "={{ $json.shop ?? $('Nowhere').item.json.shop }}" };

	const { error } = await shop.engine.run(parameters, { items });

	expect(error?.message).toMatch(/^1 of 2 items cannot be used\. Item 1: Seller ID cannot be read: /);
	expect(error?.context?.itemIndex).toBe(1);
	expect(error?.description).toContain('Nothing was sent for any item.');
	expect(shop.asked()).toEqual([]);

	const { output, errors } = await shop.engine.run(parameters, { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ json: { sku: 'LAMPE-042', result: 'accepted' }, pairedItem: { item: 0 } }]);
	expect(errors).toMatchObject([{ json: { error: expect.stringMatching(/^Seller ID cannot be read: /) } }]);
});
