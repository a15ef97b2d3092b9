import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { invoice, PDF, quickShop, shipped } from './invoices.mts';

afterEach(closeShops);

const get = (importId = '={{ $json.importId }}', parameters = {}) => invoice('getImport', { importId, ...parameters });

const file = (name: string) => ({ name, content: Buffer.from(PDF) });

test('gives what became of each file, with the reason', async () => {
	const shop = await quickShop();
	const [{ orderId }] = shipped(shop).items;
	const { importId } = shop.sandbox.marketplace.invoices.upload(SELLER, [file(`${orderId}.pdf`), file('NONE.pdf')]);

	const { output, error } = await shop.engine.run(get(importId));

	expect(error).toBeUndefined();
	const common = {
		importId,
		importStatus: 'PartialSuccess',
		isFinished: true,
		createdAt: expect.any(String),
		updatedAt: expect.any(String),
	};
	const files = [
		{ fileName: `${orderId}.pdf`, orderId, status: 'Success', reason: null },
		{ fileName: 'NONE.pdf', orderId: 'NONE', status: 'Failure', reason: 'Order not found' },
	];
	expect(output).toEqual(files.map((found) => ({ json: { ...common, ...found }, pairedItem: { item: 0 } })));
});

test('tells one that is still running; raw, it gives all the API gave', async () => {
	const shop = await openShop({ delays: { invoiceImport: 3600 } });
	const [{ orderId }] = shipped(shop).items;
	const { invoices } = shop.sandbox.marketplace;
	const { importId } = invoices.upload(SELLER, [file(`${orderId}.pdf`)]);

	const simple = await shop.engine.run(get(importId));
	const raw = await shop.engine.run(get(importId, { simplify: false }));

	expect(simple.output[0].json).toMatchObject({ orderId, importStatus: 'Running', isFinished: false, reason: null });
	expect(raw.output[0].json).toEqual(invoices.one(importId, SELLER));
});

test('an unknown import, and one of another seller, fail alone', async () => {
	const shop = await quickShop();
	const { invoices } = shop.sandbox.marketplace;
	const own = invoices.upload(SELLER, [file('A.pdf')]).importId;
	const foreign = invoices.upload('98980', [file('A.pdf')]).importId;
	const items = ['none', own, foreign].map((importId) => ({ importId }));

	const { output, errors } = await shop.engine.run(get(), { items, onError: 'continueErrorOutput' });

	expect(output).toMatchObject([{ json: { importId: own }, pairedItem: { item: 1 } }]);
	expect(errors).toMatchObject(
		[0, 2].map((item) => ({
			json: {
				error: expect.stringContaining(
					`The seller ${SELLER} has no import of invoices with the ID "${items[item].importId}".`,
				),
			},
			pairedItem: { item },
		})),
	);
});

test.each([
	['objects', [{ code: 'E1', message: 'Order not found' }], 'Order not found'],
	['several texts', ['Order not found', 'Order not found', 'Bad file.'], 'Order not found Bad file.'],
	['nothing', [], 'it stopped at the step FileCheck'],
])('understands reasons given as %s', async (_what, errors, reason) => {
	const shop = await quickShop();
	const { invoices } = shop.sandbox.marketplace;
	const report = invoices.upload(SELLER, [file('A.pdf')]);
	const failed = [{ fileName: 'A.pdf', status: 'Failure', integrationStatus: 'FileCheck', errors }];
	jest.spyOn(invoices, 'one').mockReturnValue({ ...report, status: 'Failure', files: failed } as never);

	const { output } = await shop.engine.run(get(report.importId));

	expect(output[0].json).toMatchObject({ status: 'Failure', importStatus: 'Failure', reason });
});

test('an import that names no files is one item all the same, with the reason where it was refused', async () => {
	const shop = await quickShop();
	const { invoices } = shop.sandbox.marketplace;
	const report = invoices.upload(SELLER, [file('A.pdf')]);
	const refused = { ...report, status: 'Failure', files: undefined, errors: ['Not a ZIP file'] };
	jest.spyOn(invoices, 'one').mockReturnValue(refused as never);

	const { output } = await shop.engine.run(get(report.importId));

	expect(output).toMatchObject([{ json: { orderId: null, importStatus: 'Failure', reason: 'Not a ZIP file' } }]);
});
