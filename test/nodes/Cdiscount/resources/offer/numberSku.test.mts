import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject } from 'n8n-workflow';
import { gtin13 } from '../../../../../sandbox/seeds/catalogue.mts';
import { offerLine } from '../../../../../sandbox/seeds/seedOffers.mts';
import { closeShops, SELLER, type Shop } from '../../../../engine/shop.mts';
import { create, row as productRow } from '../product/products.mts';
import { applied, lines, offer, openMarket, priceAndStock, put, remove, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const AS_IT_WAS = { price: 20, quantity: 5 };

/** The GTIN of the product that the market has under this reference. */
const gtinOf = (sku: string) =>
	gtin13(
		`376${[...sku]
			.reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1e9, 7)
			.toString()
			.padStart(9, '1')}`,
	);

/** A market where the shop has offers of these references. */
async function marketWith(...skus: string[]): Promise<Shop> {
	const shop = await openMarket();
	for (const sku of skus) offered(shop, sku);
	return shop;
}

function offered({ sandbox: { marketplace } }: Shop, sku: string): void {
	marketplace.products.sheets.add({ gtin: gtinOf(sku), label: sku }, SELLER, sku);
	marketplace.offers.put(SELLER, offerLine({ sku, gtin: gtinOf(sku), price: 20, stock: 5 }));
}

const row = (sku: unknown): IDataObject =>
	({ sku, gtin: gtinOf(String(sku)), price: 29.5, quantity: 3 }) as IDataObject;

const ASKED = ['GET /offers'];

describe.each([
	['update', update()],
	['createOrReplace', put()],
	['delete', remove()],
	['get', offer('get', { sku: '={{ $json.sku }}' })],
])('%s', (_operation, parameters) => {
	test('a cell 123 is refused where "123" and "00123" exist, and both are named', async () => {
		const shop = await marketWith('123', '00123');

		const { output, error } = await shop.engine.run(parameters, { items: [row(123)] });

		expect(output).toEqual([]);
		expect(error?.message).toBe(
			'SKU is the number 123, and the shop has the offer "123" as well as "00123": it cannot be told which is meant.',
		);
		expect(error?.description).toContain('Format its column as text where it comes from.');
		expect(priceAndStock(shop, '123')).toEqual(AS_IT_WAS);
		expect(priceAndStock(shop, '00123')).toEqual(AS_IT_WAS);
		expect(shop.asked()).toEqual(ASKED);
	});

	test('a cell 123 is refused where only "00123" exists', async () => {
		const shop = await marketWith('00123');

		const { error } = await shop.engine.run(parameters, { items: [row(123)] });

		expect(error?.message).toBe(
			'SKU is the number 123, and the shop has the offer "00123", but no "123": a spreadsheet may have made a number of it.',
		);
		expect(priceAndStock(shop, '00123')).toEqual(AS_IT_WAS);
		expect(shop.writes()).toEqual([]);
	});

	test('a cell 123 goes through where "123" alone exists', async () => {
		const shop = await marketWith('123', '1234', '00124');
		const { error, output } = await shop.engine.run(parameters, { items: [row(123)] });
		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { sku: '123' } }]);
	});

	test.each([
		[1234567890123456, /SKU is the number 1234567890123456, which has lost digits: spreadsheets keep 15\./],
		[12.5, /SKU is the number 12\.5, which may have been written in another way\. Format its column as text/],
	])('the number %d is refused without a question', async (sku, sentence) => {
		const shop = await openMarket();
		const { error } = await shop.engine.run(parameters, { items: [row(sku)] });
		expect(error?.message).toMatch(sentence);
		expect(shop.asked()).toEqual([]);
	});

	test('nothing is sent where the offers cannot be read', async () => {
		const shop = await marketWith('123');
		shop.sandbox.faults.add({ kind: '403', count: 99 });
		const { error } = await shop.engine.run(parameters, { items: [row(123)] });
		expect(error?.message).toContain('Cdiscount');
		expect(shop.writes()).toEqual([]);
		expect(shop.asked()).toEqual(ASKED);
	});
});

test.each(['123.0', '1.23E+2', '000000000000000123', '123.00'])('"%s" is the same number', async (other) => {
	const shop = await marketWith('123', other);
	const { error } = await shop.engine.run(update(), { items: [row(123)] });
	expect(error?.message).toContain(`"123" as well as "${other}"`);
	expect(lines(shop)).toEqual([]);
});

test('text costs no call, whatever it looks like', async () => {
	const shop = await marketWith('123', '00123');
	const { error } = await shop.engine.run(update(), { items: [row('00123')] });
	expect(error).toBeUndefined();
	expect(shop.asked()).not.toContain('GET /offers');
	expect(priceAndStock(shop, '123')).toEqual(AS_IT_WAS);
	expect(priceAndStock(shop, '00123')).toEqual({ price: 29.5, quantity: 3 });
});

test('with On Error: Continue the doubtful row alone fails', async () => {
	const shop = await marketWith('123', '00123', '7');
	const items = [row('LAMPE-042'), row(123), row(7)];

	const { output, errors } = await shop.engine.run(update(), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('SKU is the number 123') }, pairedItem: { item: 1 } },
	]);
	expect(output).toMatchObject([{ json: { sku: 'LAMPE-042' } }, { json: { sku: '7' } }]);
	expect(lines(shop).map(({ sellerExternalReference }) => sellerExternalReference)).toEqual(['LAMPE-042', '7']);
	expect(shop.asked().filter((call) => call === 'GET /offers')).toHaveLength(1);
});

test('with On Error: Continue rows of text are sent although the offers cannot be read', async () => {
	const shop = await marketWith('7');
	shop.sandbox.faults.add({ kind: '403', path: '/offers', count: 99 });

	const { output, errors } = await shop.engine.run(update(), {
		items: [row(7), row('LAMPE-042')],
		onError: 'continueErrorOutput',
	});

	expect(errors).toMatchObject([{ pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ json: { sku: 'LAMPE-042', result: 'accepted' }, pairedItem: { item: 1 } }]);
});

test('for many numbers all offers are read, a thousand a call', async () => {
	const shop = await openMarket();
	stock(shop, 1100);
	const skus = Array.from({ length: 200 }, (_, index) => 1001 + index);
	for (const sku of skus) offered(shop, String(sku));

	const { output, error } = await shop.engine.run(update(), { items: skus.map((sku) => row(sku)) });

	expect(error).toBeUndefined();
	expect(output).toHaveLength(200);
	expect(applied(shop)).toEqual([200]);
	expect(shop.asked().filter((call) => call === 'GET /offers')).toHaveLength(2);
});

test('a product is not created under a number that may be the SKU of another offer', async () => {
	const shop = await marketWith('123', '00123');

	const { error } = await shop.engine.run(create(), { items: [productRow(1, { sku: 123 })] });

	expect(error?.message).toContain(
		'Seller Product Reference is the number 123, and the shop has the offer "123" as well as "00123"',
	);
	expect(shop.writes()).toEqual([]);
});
