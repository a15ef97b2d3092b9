import { secondsSlept } from '../../../../engine/slept.mts';
import { file } from '../../../../engine/files.mts';
import { ready } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { PDF, quickShop, shipped, stored, taken, upload, XML } from './invoices.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

test('uploads the invoice of an order and waits for the result', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop);
	const [{ orderId }] = items;

	const { output, error } = await shop.engine.run(upload(), { items, files });

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				orderId,
				sellerId: SELLER,
				fileName: `${orderId}.pdf`,
				bytes: Buffer.byteLength(PDF),
				result: 'done',
				importId: expect.stringMatching(/^[0-9a-f]{24}$/),
				status: 'Success',
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(stored(shop, orderId)).toBe(PDF);
	expect(shop.writes()).toMatchObject([
		{ path: expect.stringContaining(`/orders/${orderId}/invoice-documents`), status: 201 },
	]);
	expect(shop.writes()[0].body).toMatchObject([{ field: 'file', fileName: `${orderId}.pdf` }]);
	expect(shop.asked()).toEqual([
		`GET /orders/${orderId}`,
		`GET /orders/${orderId}/invoice-documents`,
		'GET /order-invoice-imports',
		`POST /orders/${orderId}/invoice-documents`,
		`GET /order-invoice-imports/${String(output[0].json.importId)}`,
	]);
	expect(secondsSlept()).toBe(1);
});

test.each([
	['XML', XML, 'facture.XML', 'xml'],
	['a credit note', '<ubl:CreditNote xmlns:ubl="urn:x"/>', 'avoir.xml', 'xml'],
	['a PDF with an accent in its name', PDF, 'Facture n° 7 é"è.pdf', 'pdf'],
])('takes %s', async (_what, content, name, format) => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 1, content, name);

	const { output } = await shop.engine.run(upload(), { items, files });

	expect(output).toMatchObject([{ json: { result: 'done', fileName: `${items[0].orderId}.${format}` } }]);
	expect(stored(shop, items[0].orderId)).toBe(content);
});

test('bytes arrive as they were, also after a token that was refused', async () => {
	const shop = await quickShop();
	const content = Buffer.concat([
		Buffer.from('%PDF-1.4\r\n'),
		Buffer.from(Array.from({ length: 512 }, (_, at) => at % 256)),
	]);
	const { items, files } = shipped(shop, 1, content);
	shop.sandbox.faults.add({ kind: 'unauthorized', method: 'POST' });

	const { error } = await shop.engine.run(upload(), { items, files });

	expect(error).toBeUndefined();
	expect(shop.sandbox.marketplace.invoices.content(items[0].orderId)?.equals(content)).toBe(true);
	expect(taken(shop)).toBe(1);
});

test('another binary property can be named', async () => {
	const shop = await quickShop();
	const { items } = shipped(shop);
	const parameters = { ...upload(), binaryPropertyName: 'facture' };

	const { output } = await shop.engine.run(parameters, { items, files: [{ facture: file('a.pdf', PDF) }] });

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
});

test('an upload that is still being checked when the wait ends is no error', async () => {
	const shop = await openShop({ delays: { invoiceImport: 3600 } });
	const { items, files } = shipped(shop);

	const { output, error } = await shop.engine.run(upload({ maxWait: 20 }), { items, files });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'processing', status: 'Running', importId: expect.any(String) } }]);
	expect(secondsSlept()).toBe(20);
});

test('without waiting, the import is named at once', async () => {
	const shop = await openShop({ delays: { invoiceImport: 3600 } });
	const { items, files } = shipped(shop);

	const { output } = await shop.engine.run(upload({ waitForResult: false }), { items, files });

	expect(output).toMatchObject([{ json: { result: 'processing', importId: expect.any(String) } }]);
	expect(shop.asked()).toHaveLength(4);
	expect(secondsSlept()).toBe(0);
});

test('gives the marketplace’s reason when it does not take the file', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 1, 'PK\u0003\u0004 something', 'factures.zip');

	const { error, output } = await shop.engine.run(upload(), { items, files });

	expect(error?.message).toBe(
		`Cdiscount did not take the invoice of order ${items[0].orderId}: The file is not a PDF, an XML (UBL 2.1) or a ZIP of those.`,
	);
	expect(error?.description).toContain('Import ');
	expect(output).toEqual([]);
	expect(taken(shop)).toBe(0);
});

test('a dry run shows what would be sent', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop);
	const [{ orderId }] = items;

	const { output } = await shop.engine.run(upload({ dryRun: true }), { items, files });

	expect(output).toMatchObject([
		{
			json: {
				result: 'dryRun',
				importId: null,
				request: {
					method: 'POST',
					path: `/orders/${orderId}/invoice-documents`,
					files: [{ fileName: `${orderId}.pdf`, mimeType: 'application/pdf', bytes: Buffer.byteLength(PDF) }],
				},
			},
		},
	]);
	expect(shop.writes()).toEqual([]);
});

test.each(['WaitingAcceptance', 'InPreparation', 'Cancelled'] as const)(
	'an order that is %s gets none: refused by us',
	async (status) => {
		const shop = await quickShop();
		const { orderId } = ready(shop, { status });

		const { error } = await shop.engine.run(upload(), { items: [{ orderId }], files: shipped(shop).files });

		expect(error?.message).toBe(
			`The invoice of order ${orderId} cannot be uploaded: the order is ${status}, and Cdiscount takes invoices of shipped orders only.`,
		);
		expect(shop.writes()).toEqual([]);
	},
);

test('unknown orders, and those of another seller, fail alone', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop, 3);
	items[0].orderId = 'NONE';
	items[2].orderId = ready(shop, { sellerId: '98980', status: 'Shipped' }).orderId;

	const { output, errors } = await shop.engine.run(upload(), { items, files, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject(
		[0, 2].map((item) => ({
			json: { error: expect.stringContaining(`There is no order "${items[item].orderId}" for the seller ${SELLER}.`) },
			pairedItem: { item },
		})),
	);
	expect(output).toMatchObject([{ json: { result: 'done' }, pairedItem: { item: 1 } }]);
	expect(shop.writes()).toHaveLength(1);
});
