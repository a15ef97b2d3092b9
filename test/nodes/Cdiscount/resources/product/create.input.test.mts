import { closeShops } from '../../../../engine/shop.mts';
import { create, gtinOf, openAtOnce, row } from './products.mts';

afterEach(closeShops);

const BARCODE = 'Enter the digits of the barcode.';
const CATEGORY = 'Choose it from the list, or enter its code, for example 0U0O05.';
const PLAIN = 'Enter plain text; only the Marketing Description takes HTML.';
const urls = (count: number) => Array.from({ length: count }, (_, index) => `https://example.com/${index}.jpg`);

test.each<[string, Record<string, unknown>, string]>([
	['an empty GTIN', { gtin: '' }, `GTIN is empty. ${BARCODE}`],
	[
		'a GTIN with a wrong check digit',
		{ gtin: '3701234567890' },
		'GTIN "3701234567890" has a wrong check digit: its last digit should be 1. Compare it with the barcode.',
	],
	[
		'a GTIN that lost its zeros',
		{ gtin: 1234567 },
		'GTIN "1234567" has 7 digits, but a GTIN has 8, 12, 13 or 14. Where leading zeros got lost, format the column as text.',
	],
	[
		'a GTIN with letters',
		{ gtin: '37012345X7890' },
		`GTIN "37012345X7890" contains something other than digits. ${BARCODE}`,
	],
	[
		'a GTIN that is too long',
		{ gtin: '1'.repeat(15) },
		'GTIN "111111111111111" has 15 digits, but a GTIN has 8, 12, 13 or 14.',
	],
	['a GTIN in scientific notation', { gtin: '3,70123E+12' }, 'GTIN "3,70123E+12" was written as a number and rounded'],
	['a rounded GTIN', { gtin: 3_701_234_000_000 }, 'GTIN "3701234000000" ends in six zeros or more'],
	[
		'a title that was misread',
		{ title: 'Lampe \ufffd' },
		'Title "Lampe \ufffd" contains the sign \ufffd: its file was read in',
	],
	['an attribute that was misread', { material: 'M\ufffdtal' }, 'Values "M\ufffdtal" contains the sign \ufffd'],
	[
		'a reference with a space',
		{ sku: 'SKU 1' },
		'Seller Product Reference "SKU 1" contains a space, the sign | or a letter with an accent. Enter your own reference (SKU) with plain letters, digits and signs.',
	],
	['a reference with an accent', { sku: 'ÉTÉ' }, 'Seller Product Reference "ÉTÉ" contains a space, the sign | or'],
	['a reference with a bar', { sku: 'A|B' }, 'Seller Product Reference "A|B" contains'],
	[
		'51 characters of reference',
		{ sku: 'X'.repeat(51) },
		`Seller Product Reference "${'X'.repeat(51)}" has 51 characters, but at most 50`,
	],
	['an empty title', { title: ' ' }, 'Title is empty. Enter what the product is, as customers look for it.'],
	[
		'133 characters of title',
		{ title: 'x'.repeat(133) },
		`Title "${'x'.repeat(60)}…" has 133 characters, but at most 132 are allowed.`,
	],
	['HTML in the title', { title: 'Lampe <b>LED</b>' }, `Title "Lampe <b>LED</b>" contains HTML. ${PLAIN}`],
	['a title that is a list', { title: ['Lampe'] }, 'Title must be text, but it is a list.'],
	['an empty description', { description: '' }, 'Description is empty. Tell in plain text what the product is.'],
	[
		'2001 characters of description',
		{ description: 'x'.repeat(2001) },
		`Description "${'x'.repeat(60)}…" has 2001 characters, but at most 2000`,
	],
	['HTML in the description', { description: '<br/>' }, `Description "<br/>" contains HTML. ${PLAIN}`],
	[
		'5001 characters of marketing',
		{ marketing: 'x'.repeat(5001) },
		`Marketing Description "${'x'.repeat(60)}…" has 5001 characters, but at most`,
	],
	['no category', { category: '' }, `Category is empty. ${CATEGORY}`],
	[
		'a category of the second level',
		{ category: '0A0A' },
		`Category "0A0A" takes no products: only codes of six letters and digits, those of the third level, do. ${CATEGORY}`,
	],
	[
		'no pictures',
		{ pictures: '' },
		'Pictures is empty. Enter the addresses of 1 to 6 pictures, each starting with https://.',
	],
	['seven pictures', { pictures: urls(7) }, 'Pictures has 7 addresses, but at most 6 are allowed.'],
	[
		'a picture over http',
		{ pictures: 'https://example.com/1.jpg, http://example.com/2.jpg' },
		'Pictures has "http://example.com/2.jpg", which is not an address that starts with https://.',
	],
	[
		'a brand of 51 characters',
		{ brand: 'B'.repeat(51) },
		`Brand "${'B'.repeat(51)}" has 51 characters, but at most 50 are allowed.`,
	],
	[
		'attributes that are no JSON',
		{ json: '{oops' },
		'Attributes (JSON) is "{oops", but it must be an object, for example',
	],
	['attributes that are a list', { json: [1] }, 'Attributes (JSON) is a list, but it must be an object, for example'],
	[
		'an attribute that is an object',
		{ json: { 1: { a: 1 } } },
		'Attributes (JSON) has a value for "1" that is no text.',
	],
])('%s is told for its item, and the others go through', async (_what, changes, sentence) => {
	const shop = await openAtOnce();
	const items = [row(1), row(2, changes as never), row(3)];

	const { output, errors } = await shop.engine.run(create(), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([{ json: { error: expect.stringContaining(sentence) }, pairedItem: { item: 1 } }]);
	expect(output).toMatchObject([
		{ json: { gtin: gtinOf(1), result: 'integrated' }, pairedItem: { item: 0 } },
		{ json: { gtin: gtinOf(3), result: 'integrated' }, pairedItem: { item: 2 } },
	]);
	expect(shop.writes()).toHaveLength(1);
});

test('one bad row sends nothing when the run is to stop', async () => {
	const shop = await openAtOnce();
	const { error } = await shop.engine.run(create(), { items: [row(1), row(2, { title: '' })] });

	expect(error?.message).toContain('Title is empty.');
	expect(error?.description).toContain('Nothing was sent for any item.');
	expect(shop.asked()).toEqual([]);
});

test('the same GTIN twice is a fault of both rows, which names both, and the other one is sent', async () => {
	const shop = await openAtOnce();
	const zeros = `0${gtinOf(1)}`;
	const items = [row(1), row(2), row(3, { gtin: zeros })];

	const { output, errors } = await shop.engine.run(create(), { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ json: { gtin: gtinOf(2) }, pairedItem: { item: 1 } }]);
	expect(errors.map(({ json }) => json.error)).toEqual(
		[gtinOf(1), zeros].map(
			(gtin) =>
				`Items 0 and 2 have the same GTIN ${gtin}; one batch can hold a product once. Nothing was sent for these items.`,
		),
	);
	expect(shop.writes()).toMatchObject([{ body: { products: [{ gtin: gtinOf(2) }] } }]);
});

test.each([
	['0', { waitSeconds: 0 }, 'Wait at Most (Seconds) is 0, but it must be a whole number from 1 to 900.'],
	['perhaps', { waitForReport: '={{ "perhaps" }}' }, 'Wait for Result must be true or false, but it is "perhaps".'],
])('a wrong option (%s) sends nothing', async (_what, options, sentence) => {
	const shop = await openAtOnce();
	const { error } = await shop.engine.run(create(options), { items: [row(1)] });

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toEqual([]);
});
