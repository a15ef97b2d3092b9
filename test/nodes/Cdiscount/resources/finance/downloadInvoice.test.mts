import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { finance, INVOICE, openWithMoney } from './money.mts';

afterEach(closeShops);

const download = (parameters = {}) =>
	finance('downloadInvoice', { invoiceId: '={{ $json.invoiceId }}', ...parameters });

test('gives the PDF of each invoice as a file', async () => {
	const shop = await openWithMoney();
	const items = [{ invoiceId: INVOICE }, { invoiceId: Number('1420260919') }];
	const { output, error } = await shop.engine.run(download({ binaryPropertyName: 'pdf' }), { items });

	expect(error).toBeUndefined();
	expect(output).toHaveLength(2);
	const [{ json, binary, pairedItem }] = output;
	expect(json).toMatchObject({ invoiceId: INVOICE, fileName: `${INVOICE}.pdf`, mimeType: 'application/pdf' });
	expect(pairedItem).toEqual({ item: 0 });
	expect(binary?.pdf).toMatchObject({ fileName: `${INVOICE}.pdf`, mimeType: 'application/pdf', fileExtension: 'pdf' });
	const content = Buffer.from(binary!.pdf.data, 'base64');
	expect(content).toEqual(shop.sandbox.marketplace.finance.document(INVOICE, '98979'));
	expect(json.fileSize).toBe(content.length);
	expect(output[1]).toMatchObject({ json: { invoiceId: '1420260919' }, pairedItem: { item: 1 } });
});

test('an invoice that there is not is named, and the others go through', async () => {
	const shop = await openWithMoney();
	const items = [{ invoiceId: '../orders' }, { invoiceId: INVOICE }];
	const { output, errors } = await shop.engine.run(download(), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([
		{
			json: { error: expect.stringContaining('There is no invoice "../orders" for the seller 98979.') },
			pairedItem: { item: 0 },
		},
	]);
	expect(output).toMatchObject([{ binary: { data: {} }, pairedItem: { item: 1 } }]);
});

test.each([
	['JSON', '{"content":"JVBERi0="}', 'application/json'],
	['a page of a portal', '<html>Login</html>', 'text/html; charset=utf-8'],
	['nothing', '', 'application/pdf'],
])('%s in place of the document is not passed on as a file', async (_what, body, type) => {
	const shop = await openShop();
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/documents/)
		.reply(200, body, { 'Content-Type': type });
	const { error, output } = await shop.engine.run(download(), { items: [{ invoiceId: '1' }] });

	expect(error?.message).toBe('The marketplace answered something that is no document for invoice "1".');
	expect(output).toEqual([]);
});

test('asks nothing without a name for the file', async () => {
	const shop = await openShop();
	const { error } = await shop.engine.run(download({ binaryPropertyName: '={{ "" }}' }), {
		items: [{ invoiceId: INVOICE }],
	});

	expect(error?.message).toBe('Put Output File in Field is empty. Enter a name, for example data.');
	expect(shop.asked()).toEqual([]);
});
