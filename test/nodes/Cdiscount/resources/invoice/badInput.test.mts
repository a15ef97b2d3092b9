import type { IBinaryKeyData } from 'n8n-workflow';
import { file } from '../../../../engine/files.mts';
import { closeShops } from '../../../../engine/shop.mts';
import { invoice, PDF, quickShop, shipped, taken, upload, uploadMany, XML } from './invoices.mts';

afterEach(closeShops);

const MB = 1024 * 1024;
const zip = file('factures.zip', 'PK\u0003\u0004');

describe.each([
	['upload', upload],
	['uploadMany', uploadMany],
])('%s', (name, act) => {
	test.each<[string, IBinaryKeyData, string]>([
		[
			'a PDF that is not one',
			{ data: file('a.pdf', '<html>Erreur 500') },
			'The file "a.pdf" is not a PDF, whatever its name says.',
		],
		['XML that is not XML', { data: file('a.xml', PDF) }, 'The file "a.xml" is not XML, whatever its name says.'],
		[
			'XML that is no invoice',
			{ data: file('a.xml', '<?xml version="1.0"?><order/>') },
			'is not an invoice in UBL 2.1.',
		],
		['an empty file', { data: file('a.pdf', '') }, 'The file "a.pdf" is empty.'],
		[
			'a picture',
			{ data: file('scan.jpg', 'JFIF') },
			'"scan.jpg" cannot be uploaded as an invoice: .jpg is not accepted.',
		],
		[
			'no ending',
			{ data: file('facture', PDF) },
			'"facture" cannot be uploaded as an invoice: its name has no ending.',
		],
		[
			'more than 10 MB',
			{ data: file('a.pdf', Buffer.alloc(10.1 * MB, '%PDF')) },
			'The file "a.pdf" has 10.1 MB, but at most 10 MB are uploaded.',
		],
		['no file', {}, 'The item has no file in its binary field "data".'],
	])('%s is refused by us, and nothing is sent for any item', async (_what, bad, sentence) => {
		const shop = await quickShop();
		const { items, files } = shipped(shop, 2);

		const { error, output } = await shop.engine.run(act(), { items, files: [files[0], bad] });

		expect(error?.message).toContain(sentence);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(output).toEqual([]);
		expect(shop.asked()).toEqual([]);
	});

	test('a bad file harms no other when the node continues on fail', async () => {
		const shop = await quickShop();
		const { items, files } = shipped(shop, 3);
		files[1] = { data: file('a.pdf', 'GIF89a') };

		const { output, errors } = await shop.engine.run(act(), { items, files, onError: 'continueErrorOutput' });

		expect(errors).toMatchObject([{ json: { error: expect.stringContaining('not a PDF') }, pairedItem: { item: 1 } }]);
		expect(output).toMatchObject([
			{ json: { orderId: items[0].orderId, result: 'done' }, pairedItem: { item: 0 } },
			{ json: { orderId: items[2].orderId, result: 'done' }, pairedItem: { item: 2 } },
		]);
		expect(taken(shop)).toBe(2);
		expect(name).toBeTruthy();
	});

	test.each([
		[{ maxWait: 0 }, 'Wait at Most (Seconds) is 0, but it must be a whole number from 1 to 600.'],
		[{ maxWait: '={{ "long" }}' }, 'Wait at Most (Seconds) is "long", but it must be a whole number from 1 to 600.'],
		[{ replace: '={{ "perhaps" }}' }, 'Replace must be true or false, but it is "perhaps".'],
	])('the options %j are refused by us', async (options, sentence) => {
		const shop = await quickShop();

		const { error } = await shop.engine.run(act(options), shipped(shop));

		expect(error?.message).toBe(sentence);
		expect(shop.asked()).toEqual([]);
	});
});

test('a ZIP is for one import of many orders, not for one item of many', async () => {
	const shop = await quickShop();
	const { items } = shipped(shop);

	const { error } = await shop.engine.run(uploadMany(), { items, files: [{ data: zip }] });

	expect(error?.message).toBe(
		'The file "factures.zip" cannot be uploaded as an invoice: a ZIP archive is not the invoice of one order.',
	);
	expect(shop.asked()).toEqual([]);
});

test('a ZIP without a file in it is refused', async () => {
	const shop = await quickShop();
	const { items } = shipped(shop);

	const { error } = await shop.engine.run(upload(), { items, files: [{ data: file('a.zip', 'PK\u0005\u0006') }] });

	expect(error?.message).toBe('The file "a.zip" is not a ZIP archive with files in it, whatever its name says.');
});

test('a byte order mark and white space before XML or PDF are nothing bad', async () => {
	const shop = await quickShop();
	const { items } = shipped(shop, 2);
	const files = [{ data: file('a.xml', `\n ${XML.slice(1)}`) }, { data: file('b.pdf', `\n${PDF}`) }];

	const { error } = await shop.engine.run(upload(), { items, files });

	expect(error).toBeUndefined();
});

test.each(['..', ''])('an import id "%s" is refused by us', async (importId) => {
	const shop = await quickShop();

	const { error } = await shop.engine.run(invoice('getImport', { importId: '={{ $json.importId }}' }), {
		items: [{ importId }],
	});

	expect(error?.message).toMatch(/^Import /);
	expect(shop.asked()).toEqual([]);
});
