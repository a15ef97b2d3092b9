import '../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';
import { INVOICE, openWithMoney } from './finance/money.mts';
import { quickShop, shipped, uploadMany } from './invoice/invoices.mts';
import { written } from './message/discussions.mts';
import { openMarket, update } from './offer/offers.mts';
import { create, gtinOf, LAMPS, openAtOnce, row } from './product/products.mts';

afterEach(closeShops);

/** What the editor keeps of something chosen from a list, or entered beside it. */
const located = (value: string, mode = 'list') => ({ __rl: true, mode, value, cachedResultName: 'As shown' });

/** A shop, an operation about a thing in it, and the thing. */
interface Case {
	shop: Shop;
	parameters: INodeParameters;
	field: string;
	value: string;
}

const cases: Record<string, () => Promise<Case>> = {
	async 'an invoice of Octopia'() {
		const parameters = { resource: 'finance', operation: 'getInvoiceLines' };
		return { shop: await openWithMoney(), parameters, field: 'invoiceId', value: INVOICE };
	},
	async 'a tax report'() {
		const shop = await openWithMoney();
		shop.sandbox.marketplace.placeOrder({ sellerId: '98979', status: 'Delivered', createdAt: '2025-03-01T08:00:00Z' });
		const parameters = { resource: 'finance', operation: 'downloadReport' };
		return { shop, parameters, field: 'reportId', value: 'DAC7-98979-2025' };
	},
	async 'an import of invoices'() {
		const shop = await quickShop();
		const { output } = await shop.engine.run(uploadMany(), shipped(shop));
		const parameters = { resource: 'invoice', operation: 'getImport' };
		return { shop, parameters, field: 'importId', value: String(output[0].json.importId) };
	},
	async 'an offer package'() {
		const shop = await openMarket();
		const { output } = await shop.engine.run(update({ waitForResult: false }), {
			items: [{ sku: 'LAMPE-042', quantity: 3 }],
		});
		const parameters = { resource: 'offer', operation: 'getPackageResults' };
		return { shop, parameters, field: 'packageId', value: String(output[0].json.packageId) };
	},
	async 'a package of products'() {
		const shop = await openAtOnce();
		const { output } = await shop.engine.run(create(), { items: [row(1)] });
		const parameters = { resource: 'product', operation: 'getReport' };
		return { shop, parameters, field: 'packageId', value: String(output[0].json.packageId) };
	},
	async 'a message'() {
		const shop = await openShop();
		const attachments = [{ attachmentName: 'a.pdf', fileFormat: 'pdf', content: 'JVBERi0x' }];
		const { discussionId } = written(shop, { attachments });
		const [message] = shop.sandbox.marketplace.messages.one(discussionId).messages!;
		const parameters = { resource: 'message', operation: 'getAttachments', discussionId };
		return { shop, parameters, field: 'messageId', value: String(message.messageId) };
	},
};

test.each(Object.entries(cases))(
	'%s is found as chosen, as entered, from an expression, and as workflows kept it before there was a list',
	async (_what, open) => {
		const { shop, parameters, field, value } = await open();
		const before = await shop.engine.run({ ...parameters, [field]: value });
		expect(before.error).toBeUndefined();
		expect(before.output.length).toBeGreaterThan(0);

		for (const given of [located(value), located(value, 'id'), located('={{ $json.one }}', 'id'), '={{ $json.one }}']) {
			const { output, error } = await shop.engine.run({ ...parameters, [field]: given }, { items: [{ one: value }] });
			expect(error).toBeUndefined();
			expect(output.map(({ json }) => json)).toEqual(before.output.map(({ json }) => json));
		}
	},
);

test('a message and a package that are not chosen are left out', async () => {
	const shop = await openAtOnce();
	await shop.engine.run(create(), { items: [row(1)] });
	const report = { resource: 'product', operation: 'getReport', packageId: located(''), gtin: gtinOf(1) };
	const { discussionId } = written(shop);
	const mark = { resource: 'message', operation: 'markAsRead', discussionId, messageId: located('') };

	expect((await shop.engine.run(report)).output).toMatchObject([{ json: { result: 'integrated' } }]);
	expect((await shop.engine.run(mark)).output).toMatchObject([{ json: { result: 'done' } }]);
});

test.each([
	['chosen', located('Halo'), {}],
	['from an expression', located('={{ $json.brand }}', 'name'), { brand: 'Halo' }],
	['as it was kept before', 'Halo', {}],
	['entered as a number', located('={{ $json.brand }}', 'name'), { brand: 1664 }],
])('the brand of a product is sent as it was %s', async (_how, brand, item) => {
	const shop = await openAtOnce();
	const parameters = create();
	const additionalFields = { ...(parameters.additionalFields as INodeParameters), brand };

	const { output } = await shop.engine.run({ ...parameters, additionalFields }, { items: [row(1, item)] });

	expect(output).toMatchObject([{ json: { result: 'integrated' } }]);
	const [{ products }] = shop.writes().map(({ body }) => body as { products: Array<{ brand: string }> });
	expect(products[0].brand).toBe(String((item as { brand?: unknown }).brand ?? 'Halo'));
});

test.each([
	['chosen', located(LAMPS)],
	['entered, with another', located(`${LAMPS}, 0A0A0B`, 'id')],
	['as a list', `={{ ["${LAMPS}"] }}`],
])('products are filtered by a category %s, which is looked up once', async (_how, categoryReference) => {
	const shop = await openAtOnce();
	await shop.engine.run(create(), { items: [row(1)] });
	const before = shop.asked().length;
	const parameters = { resource: 'product', operation: 'getAll', filters: { categoryReference } };

	const { output, error } = await shop.engine.run(parameters as INodeParameters, { items: [{}, {}] });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.gtin)).toEqual([gtinOf(1), gtinOf(1)]);
	const looked = shop
		.asked()
		.slice(before)
		.filter((call) => call.includes('/categories/'));
	expect(looked[0]).toBe(`GET /categories/${LAMPS}`);
	expect(new Set(looked).size).toBe(looked.length);
});

test('a category above others is chosen, and one that there is not is refused', async () => {
	const shop = await openAtOnce();
	const get = (parentReference: unknown) =>
		({
			resource: 'product',
			operation: 'getCategories',
			filters: { parentReference, level: 3 },
			returnAll: true,
		}) as INodeParameters;

	const { output } = await shop.engine.run(get(located('0A0A')));
	const { error } = await shop.engine.run(get(located('Luminaires', 'id')));

	expect(output.map(({ json }) => json.categoryReference)).toContain(LAMPS);
	expect(error?.message).toContain('There is no category "Luminaires".');
});
