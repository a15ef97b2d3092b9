import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject } from 'n8n-workflow';
import { closeShops } from '../../../../engine/shop.mts';
import { invalid } from '../../../../../sandbox/marketplace/refusal.mts';
import { applied, openMarket, priceAndStock, put, remove, sent, stock, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const row = (sku: string, more: IDataObject = {}) => ({ sku, gtin: '3760123000017', price: 25, quantity: 4, ...more });

describe.each([
	{ name: 'update', act: update },
	{ name: 'create or replace', act: put },
	{ name: 'delete', act: remove },
])('$name', ({ act }) => {
	const items = [row('LAMPE-042'), row('LAMPE-051'), row('SUSP-010'), row('LAMPE-051')];
	const sentence = 'The SKU "LAMPE-051" is in item 1 and in item 3: an offer can be changed once in a run.';

	test('of a SKU twice names both items, and nothing is sent at all', async () => {
		const shop = await openMarket();

		const { error } = await shop.engine.run(act(), { items });

		expect(error?.message).toContain(sentence);
		expect(error?.description).toContain('Nothing was sent for any item.');
		expect(shop.asked()).toEqual([]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'of a SKU twice sends the other rows when it is to go on (%s)',
		async (onError) => {
			const shop = await openMarket();

			const { output, errors } = await shop.engine.run(act(), { items, onError });

			const failed = [...output, ...errors].filter(({ json }) => json.error !== undefined);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
			for (const { json } of failed)
				expect(json).toEqual({ ...row('LAMPE-051'), error: expect.stringContaining(sentence) });
			expect(output.filter(({ json }) => json.error === undefined).map(({ json }) => json.sku)).toEqual([
				'LAMPE-042',
				'SUSP-010',
			]);
			expect(sent(shop)).toEqual(['open', 'upload 2', 'close']);
		},
	);
});

test('of three rows of one SKU none is sent', async () => {
	const shop = await openMarket();
	const items = [row('LAMPE-042'), row('LAMPE-042'), row('LAMPE-042')];

	const { output } = await shop.engine.run(update(), { items, onError: 'continueRegularOutput' });

	expect(output.map(({ json }) => json.error)).toEqual(
		Array(3).fill(expect.stringContaining('is in item 0 and in item 1 and in item 2')),
	);
	expect(shop.asked()).toEqual([]);
});

test('item numbers are those of the input, also when rows before are wrong', async () => {
	const shop = await openMarket();
	const items = [row(''), row('LAMPE-042'), row('X'.repeat(60)), row('LAMPE-042')];

	const { errors } = await shop.engine.run(update(), { items, onError: 'continueErrorOutput' });

	expect(errors.map(({ json }) => String(json.error))).toEqual([
		expect.stringContaining('SKU is empty'),
		expect.stringContaining('is in item 1 and in item 3'),
		expect.stringContaining('60 characters'),
		expect.stringContaining('is in item 1 and in item 3'),
	]);
	expect(shop.asked()).toEqual([]);
});

test('an upload that is refused takes its hundred rows with it, and no others', async () => {
	const shop = await openMarket();
	const skus = stock(shop, 250);
	const { packages } = shop.sandbox.marketplace.offers;
	const upload = packages.upload.bind(packages);
	jest.spyOn(packages, 'upload').mockImplementation((id, seller, body) => {
		if (JSON.stringify(body).includes('SKU-000150')) throw invalid('$[49].quantity', 'The value is not valid.');
		upload(id, seller, body);
	});
	const items = skus.map((sku) => ({ sku, quantity: 9 }));

	const { output, errors, error } = await shop.engine.run(update(), { items, onError: 'continueErrorOutput' });

	expect(error).toBeUndefined();
	expect(output.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
		...Array.from({ length: 100 }, (_, index) => index),
		...Array.from({ length: 50 }, (_, index) => index + 200),
	]);
	expect(errors.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual(
		Array.from({ length: 100 }, (_, index) => index + 100),
	);
	expect(errors[0].json.error).toBe(
		'Cdiscount refused this: The value is not valid. The marketplace refused the upload of 100 rows that this item was in, for one or more of them; nothing was changed for any of these.',
	);
	expect(sent(shop)).toEqual(['open', 'upload 100', 'upload 100', 'upload 50', 'close']);
	expect(applied(shop)).toEqual([150]);
	expect(priceAndStock(shop, skus[120]).quantity).toBe(5);
});

test('when every upload is refused, the package is not closed', async () => {
	const shop = await openMarket();
	jest.spyOn(shop.sandbox.marketplace.offers.packages, 'upload').mockImplementation(() => {
		throw invalid('$', 'No.');
	});

	const { output, errors } = await shop.engine.run(update(), {
		items: [row('LAMPE-042')],
		onError: 'continueErrorOutput',
	});

	expect(output).toEqual([]);
	expect(errors[0].json.error).toBe('Cdiscount refused this: No. Nothing was changed for this item.');
	expect(sent(shop)).toEqual(['open', 'upload 1']);
});

test('a package that the marketplace does not open is an error of every row', async () => {
	const shop = await openMarket({}, { salesChannelId: 'CDISFR' });
	jest.spyOn(shop.sandbox.marketplace.offers.packages, 'open').mockImplementation(() => {
		throw invalid('packageType', 'Not for you.');
	});

	const { errors } = await shop.engine.run(update(), {
		items: [row('LAMPE-042'), row('LAMPE-051')],
		onError: 'continueErrorOutput',
	});

	expect(errors.map(({ json }) => json.error)).toEqual(Array(2).fill('Cdiscount refused this: Not for you.'));
	expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});
