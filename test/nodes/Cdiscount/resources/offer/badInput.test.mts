import { secondsSlept } from '../../../../engine/slept.mts';
import type { IDataObject } from 'n8n-workflow';
import { closeShops } from '../../../../engine/shop.mts';
import { lines, openMarket, put, update } from './offers.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const GOOD = { sku: 'LAMPE-042', gtin: '3760123000017', price: 29.5, quantity: 3 };
const MIDDLE = { ...GOOD, sku: 'LAMPE-051', gtin: '3760123000024' };
const LAST = { ...GOOD, sku: 'LAMPE-063', gtin: '3760123000031' };

/** One wrong row among three: alone it stops everything; where the node goes on, the others are done, and it is not sent. */
async function expectHarmless(act: typeof put, wrong: IDataObject, sentence: string, options: IDataObject = {}) {
	const shop = await openMarket();
	const parameters = act(options);
	const items = [GOOD, { ...MIDDLE, ...wrong }, LAST] as IDataObject[];

	const stopped = await shop.engine.run(parameters, { items });

	expect(stopped.error?.message).toContain(sentence);
	expect(stopped.error?.message).toMatch(/[.]$/);
	expect(stopped.error?.context).toMatchObject({ itemIndex: 1 });
	expect(stopped.output).toEqual([]);
	expect(shop.asked()).toEqual([]);

	const { output, errors } = await shop.engine.run(parameters, { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([{ json: { error: expect.stringContaining(sentence) }, pairedItem: { item: 1 } }]);
	expect(output).toMatchObject([
		{ json: { sku: 'LAMPE-042', result: 'accepted' }, pairedItem: { item: 0 } },
		{ json: { sku: 'LAMPE-063', result: 'accepted' }, pairedItem: { item: 2 } },
	]);
	expect(lines(shop).map(({ sellerExternalReference }) => sellerExternalReference)).toEqual(['LAMPE-042', 'LAMPE-063']);
}

test.each<[string, IDataObject, string]>([
	['an empty SKU', { sku: '' }, 'SKU is empty. It takes letters'],
	['51 characters', { sku: 'X'.repeat(51) }, `SKU "${'X'.repeat(51)}" has 51 characters, but at most 50 are allowed.`],
	['a forbidden sign', { sku: 'LAMPE<051>' }, 'SKU "LAMPE<051>" contains a character that is not allowed'],
	['an emoji', { sku: 'LAMPE 💡' }, 'SKU "LAMPE 💡" contains a character that is not allowed'],
	['a line break', { sku: 'LAMPE\n051' }, 'SKU "LAMPE\n051" contains'],
	['a negative price', { price: -5 }, 'Price is -5, but it cannot be negative.'],
	['a price of nothing', { price: 0 }, 'Price is 0, but it must be above 0.'],
	['three decimals', { price: 19.999 }, 'Price is 19.999, which has more than 2 decimals.'],
	['three decimals in text', { price: '1234,567' }, 'Price is "1234,567", which has more than 2 decimals.'],
	[
		'thousands or decimals',
		{ price: '1,290' },
		'Price is "1,290", which can be read as 1290 or 1.29. Write 1290 or 1290.00 for the first, 1.29 for the second.',
	],
	['a price of one thousand', { price: '1.000' }, 'Price is "1.000", which can be read as 1000 or 1.'],
	['a stock of thousands', { quantity: '12.000' }, 'Quantity is "12.000", which can be read as 12000 or 12.'],
	['three decimals below one', { price: '0,500' }, 'Price is "0,500", which has more than 2 decimals.'],
	['zeros behind the cents', { price: '1234.500' }, 'Price is "1234.500", which has more than 2 decimals.'],
	[
		'a stock with three zeros behind it',
		{ quantity: '1234.000' },
		'Quantity is "1234.000", which may be meant as thousands. Write it in digits only, like 1290.',
	],
	['a stock of 012.000', { quantity: '012.000' }, 'Quantity is "012.000", which may be meant as thousands.'],
	['a stock of millions', { quantity: '1.234.567' }, 'Quantity is "1.234.567", which may be meant as thousands.'],
	['another base', { price: '0x10' }, 'Price is "0x10", which is not an amount.'],
	['a price in words', { price: 'cheap' }, 'Price is "cheap", which is not an amount. Enter it like 47.50.'],
	['a price with a sign', { price: '19.90 €' }, 'Price is "19.90 €", which is not an amount.'],
	['a price that is a list', { price: [1] }, 'Price is a list, which is not an amount.'],
	['half a piece', { quantity: 2.5 }, 'Quantity is 2.5, but it must be a whole number from 0 to 10000000000.'],
	['less than nothing', { quantity: -1 }, 'Quantity is -1, but it must be a whole number'],
	['a quantity in words', { quantity: 'many' }, 'Quantity is "many", but it must be a whole number'],
	['too many', { quantity: 10_000_000_001 }, 'Quantity is 10000000001, but it must be a whole number'],
])('%s is refused alike by both, and nothing is sent for it', async (_what, wrong, sentence) => {
	await expectHarmless(update, wrong, sentence);
	await expectHarmless(put, wrong, sentence);
});

test.each<[string, IDataObject, string]>([
	[
		'a wrong check digit',
		{ gtin: '3760123000025' },
		'GTIN "3760123000025" has a wrong check digit: its last digit should be 4.',
	],
	[
		'too short a GTIN',
		{ gtin: '1234567' },
		'GTIN "1234567" has 7 digits, but a GTIN has 8, 12, 13 or 14. Where leading zeros got lost',
	],
	['too long a GTIN', { gtin: '123456789012345' }, 'GTIN "123456789012345" has 15 digits, but a GTIN has'],
	['letters in a GTIN', { gtin: '37601230000AB' }, 'GTIN "37601230000AB" contains something other than digits.'],
	['a GTIN that lost digits', { gtin: 37601230000240000000 }, 'which has lost digits. Format it as text'],
	['a GTIN in scientific notation', { gtin: '3,76012E+12' }, 'GTIN "3,76012E+12" was written as a number and rounded'],
	[
		'a rounded GTIN whose check digit fits',
		{ gtin: '3700050000000' },
		'GTIN "3700050000000" ends in six zeros or more',
	],
	['no product', { gtin: '' }, 'GTIN and Product Reference are both empty.'],
	['no price', { price: '' }, 'Price is empty, but an offer that is created or replaced needs all its fields.'],
	['no price and no quantity', { price: null, quantity: '' }, 'Price, quantity are empty'],
])('%s is not put up for sale', async (_what, wrong, sentence) => {
	await expectHarmless(put, wrong, sentence.replace('Price, quantity', 'Price, Quantity'));
});

test('a GTIN keeps its leading zeros, and may be a number', async () => {
	const shop = await openMarket();
	const items = [
		{ ...GOOD, gtin: '0036000291452' },
		{ ...MIDDLE, gtin: 3760123000024 },
	];

	await shop.engine.run(put(), { items });

	expect(lines(shop).map(({ product }) => product)).toEqual([{ gtin: '0036000291452' }, { gtin: '3760123000024' }]);
});

test('nothing to change is a fault of the row', async () => {
	await expectHarmless(update, { price: '', quantity: '' }, 'There is nothing to change for this SKU');
});

test.each<[string, IDataObject, IDataObject, string]>([
	[
		'below the floor',
		{ floor: 30 },
		{ minimumPrice: '={{ $json.floor ?? 1 }}' },
		'Price is 29.5, which is below the Minimum Price of 30.',
	],
	[
		'with a lower origin price',
		{ was: 29.5 },
		{ originPrice: '={{ $json.was ?? 99 }}' },
		'Origin Price is 29.5, which is not above the Price of 29.5.',
	],
	[
		'with a floor in words',
		{ floor: 'low' },
		{ minimumPrice: '={{ $json.floor ?? 1 }}' },
		'Minimum Price is "low", which is not an amount.',
	],
	[
		'with a negative safety stock',
		{ keep: -1 },
		{ safetyStock: '={{ $json.keep ?? 0 }}' },
		'Safety Stock is -1, but it must be a whole number',
	],
])('a price %s is refused alike by both', async (_what, wrong, options, sentence) => {
	await expectHarmless(update, wrong, sentence, options);
	await expectHarmless(put, wrong, sentence, options);
});

test('computed prices may carry the noise of computers', async () => {
	const shop = await openMarket();

	await shop.engine.run(update(), {
		items: [
			{ sku: 'LAMPE-042', price: 10.1 * 3 },
			{ sku: 'LAMPE-051', price: 0.1 + 0.2 },
		],
	});

	expect(lines(shop).map(({ price }) => price)).toEqual([{ price: 30.3 }, { price: 0.3 }]);
});
