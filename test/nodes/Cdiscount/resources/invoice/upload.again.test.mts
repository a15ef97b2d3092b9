import { file } from '../../../../engine/files.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { PDF, quickShop, shipped, stored, taken, upload, XML } from './invoices.mts';

afterEach(closeShops);

test('done twice, the order keeps its first invoice, and the second run says so', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop);
	await shop.engine.run(upload(), { items, files });

	const other = [{ data: file('b.xml', XML) }];
	const { output } = await shop.engine.run(upload(), { items, files: other });
	const { error } = await shop.engine.run(upload({ ifAlreadyDone: 'fail' }), { items, files: other });

	expect(output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
	expect(error?.message).toBe(`The upload of the invoice of order ${items[0].orderId} was made before.`);
	expect(stored(shop, items[0].orderId)).toBe(PDF);
	expect(taken(shop)).toBe(1);
});

test('done twice while the first is still being checked, there is one import', async () => {
	const shop = await openShop({ delays: { invoiceImport: 3600 } });
	const { items, files } = shipped(shop);
	const first = await shop.engine.run(upload({ waitForResult: false }), { items, files });

	const { output } = await shop.engine.run(upload({ waitForResult: false }), { items, files });

	expect(output).toMatchObject([{ json: { result: 'processing', importId: first.output[0].json.importId } }]);
	expect(shop.writes()).toHaveLength(1);
});

test('a new invoice takes the place of the old one where the user wants that', async () => {
	const shop = await quickShop();
	const { items, files } = shipped(shop);
	await shop.engine.run(upload(), { items, files });

	const { output } = await shop.engine.run(upload({ replace: true }), { items, files: [{ data: file('b.xml', XML) }] });

	expect(output).toMatchObject([{ json: { result: 'done', fileName: `${items[0].orderId}.xml` } }]);
	expect(stored(shop, items[0].orderId)).toBe(XML);
	expect(taken(shop)).toBe(2);
});
