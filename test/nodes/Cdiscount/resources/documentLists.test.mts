import '../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { listSearch, loadOptions } from '../../../../nodes/Cdiscount/resources/lists.ts';
import { ready } from '../../../engine/orders.mts';
import { closeShops, openShop, SELLER, type Shop } from '../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../engine/throughProxy.mts';
import { INVOICE, openWithMoney } from './finance/money.mts';
import { quickShop, shipped, uploadMany } from './invoice/invoices.mts';
import { message, reply, TEXT, written } from './message/discussions.mts';
import { openMarket, update } from './offer/offers.mts';
import { create, openAtOnce, row } from './product/products.mts';
import { refund, sold } from './refund/refunds.mts';

/** 25 Nov 14:05, with the year where it is not this one. */
const MOMENT = String.raw`\d{1,2} [A-Z][a-z]{2}( \d{4})? \d\d:\d\d`;

afterEach(closeShops);
afterEach(closeProxies);

type Engine = Shop['engine'];

const search = async (
	list: keyof typeof listSearch,
	engine: Engine,
	filter?: string,
	parameters: INodeParameters = {},
) => (await listSearch[list].call(engine.editor(parameters), filter)).results;
const options = async (menu: keyof typeof loadOptions, { engine }: Shop) =>
	await loadOptions[menu].call(engine.editor({}));
const values = (found: Array<{ value: unknown }>) => found.map(({ value }) => value);

test('invoices of Octopia are offered with what is told of them, and found by it', async () => {
	const shop = await openWithMoney();

	const [first, ...others] = await search('searchInvoices', shop.engine);

	expect(first).toEqual({
		value: INVOICE,
		name: expect.stringMatching(new RegExp(`^9 Sep( 2026)? · \\d+,\\d\\d € · ${INVOICE}$`)),
	});
	expect(values(others)).toEqual(['1420260919']);
	expect(values(await search('searchInvoices', shop.engine, ' 09-19'))).toEqual(['1420260919']);
	expect(await search('searchInvoices', shop.engine, '2031')).toEqual([]);
});

test('where invoices are not listed, the number can be entered', async () => {
	const shop = await openWithMoney();
	shop.sandbox.faults.set([{ kind: '404', path: '/invoices' }]);

	await expect(search('searchInvoices', shop.engine)).rejects.toThrow('Octopia does not list its invoices here.');
});

test('tax reports are offered by year', async () => {
	const shop = await openWithMoney();
	shop.sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'Delivered', createdAt: '2025-03-01T08:00:00Z' });

	expect(await search('searchReports', shop.engine, 'dac7')).toEqual([
		{
			value: 'DAC7-98979-2025',
			name: expect.stringMatching(/^31 Jan( 2026)? · DAC7 · 2025 · DAC7-98979-2025$/),
		},
	]);
});

test('imports of invoices are offered by time, state and file, the newest first', async () => {
	const shop = await quickShop();
	const one = await shop.engine.run(uploadMany(), shipped(shop));
	shop.sandbox.clock.advance(60);
	const two = await shop.engine.run(uploadMany(), shipped(shop, 2));
	const [{ orderId, importId }, second] = [one.output[0].json, two.output[0].json];

	const found = await search('searchInvoiceImports', shop.engine);

	expect(values(found)).toEqual([second.importId, importId]);
	expect(found[0].name).toMatch(new RegExp(`^${MOMENT} · 2 invoices · stored · .+\\.pdf and 1 more · `));
	expect(found[1].name).toMatch(
		new RegExp(`^${MOMENT} · 1 invoice · stored · ${String(orderId)}\\.pdf · ${String(importId)}$`),
	);
	expect(values(await search('searchInvoiceImports', shop.engine, String(orderId).toLowerCase()))).toEqual([importId]);
	expect(values(await search('searchInvoiceImports', shop.engine, String(importId)))).toEqual([importId]);
});

test('packages of offers are offered by time, type and state', async () => {
	const shop = await openMarket();
	const sent = await shop.engine.run(update(), { items: [{ sku: 'LAMPE-042', quantity: 3 }] });
	const { packageId } = sent.output[0].json;

	const found = await search('searchOfferPackages', shop.engine, 'update');

	expect(values(found)).toEqual([packageId]);
	expect(found[0].name).toMatch(new RegExp(`^${MOMENT} · Update · Integrated · ${String(packageId)}$`));
	expect(await search('searchOfferPackages', shop.engine, 'upsert')).toEqual([]);
	expect(shop.sandbox.calls.find({ path: '/offer-packages' }).at(-1)?.path).toContain('salesChannelId=CDISFR');
});

test('packages of products are offered by time and size, the newest first', async () => {
	const shop = await openAtOnce();
	await shop.engine.run(create(), { items: [row(1), row(2)] });
	shop.sandbox.clock.advance(60);
	const { output } = await shop.engine.run(create(), { items: [row(3)] });

	const found = await search('searchProductPackages', shop.engine);

	expect(found.map(({ name }) => name.split(' · ')[1])).toEqual(['1 product', '2 products']);
	expect(found[0].value).toBe(output[0].json.packageId);
	expect(values(await search('searchProductPackages', shop.engine, '2 products'))).toEqual([found[1].value]);
	expect(values(await search('searchProductPackages', shop.engine, row(3).gtin as string))).toEqual([found[0].value]);
});

test('brands are found by a part of their name', async () => {
	const shop = await openShop();

	const found = await search('searchBrands', shop.engine, 'HAL');

	expect(found).toContainEqual({ name: 'Halo', value: 'Halo' });
	expect(await search('searchBrands', shop.engine, 'no such brand')).toEqual([]);
});

test('categories above others are offered, and none that take products', async () => {
	const shop = await openShop();

	const found = await search('searchParentCategories', shop.engine, 'luminaire');

	expect(found.length).toBeGreaterThan(0);
	expect(values(found).every((code) => String(code).length < 6)).toBe(true);
});

test('the messages of the chosen discussion are offered, the newest first; none while none is chosen', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop, { body: 'Où est\nmon colis ?' });
	shop.sandbox.clock.advance(10);
	await shop.engine.run(reply(discussionId));
	const messages = async (filter?: string, chosen = discussionId) =>
		await search('searchMessages', shop.engine, filter, message('markAsRead', { discussionId: chosen }));

	expect((await messages()).map(({ name }) => name.replace(new RegExp(` · ${MOMENT} · `), ' · '))).toEqual([
		`You · ${TEXT.slice(0, 60)}`,
		'Customer · Où est mon colis ?',
	]);
	expect(await messages('mon COLIS ?')).toHaveLength(1);
	expect(await messages('', '')).toEqual([]);
	expect(await messages('', '={{ $json.id }}')).toEqual([]);
});

test('the products of the chosen order are offered, each once', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lines: [{ sku: 'LAMPE-042' }, { sku: 'VASE-017' }, { sku: 'LAMPE-042' }] });
	const products = async (filter?: string, chosen = orderId) =>
		await search('searchOrderProducts', shop.engine, filter, message('startDiscussion', { orderId: chosen }));

	expect(values(await products())).toEqual([lines[0].offer.productId, lines[1].offer.productId]);
	expect(await products('vase-017')).toMatchObject([{ name: expect.stringContaining(' · VASE-017 · ') }]);
	expect(await products('', '')).toEqual([]);
});

test('topics are offered whoever begins, channels wherever the shop sells, countries by name', async () => {
	const shop = await openShop();
	ready(shop, { salesChannelId: 'SCID01' });

	const topics = values(await options('getAllTopics', shop));
	const countries = await options('getCountries', shop);

	expect(topics).toEqual(expect.arrayContaining(['orderNotShipped', 'address-incomplete', 'offerQuestion']));
	expect(new Set(topics).size).toBe(topics.length);
	expect(values(await options('getSalesChannels', shop))).toEqual(['CDISFR', 'SCID01']);
	expect(countries).toContainEqual({ name: 'France (FR)', value: 'FR' });
	expect(countries[0]).toEqual({ name: 'Afghanistan (AF)', value: 'AF' });
});

test('states of partial refunds are the usual ones, and those of the shop', async () => {
	const shop = await openShop();
	await shop.engine.run(refund('giveGesture', { orderId: sold(shop).orderId, amount: 4, reason: 'LateDelivery' }));
	const { engine, change } = await oddly(shop);
	change('/order-commercial-gesture-requests', (given: object) => ({ ...given, status: 'UnderReview' }));

	const found = await loadOptions.getPartialRefundStatuses.call(engine.editor({}));

	expect(values(found)).toEqual(['Accepted', 'Pending', 'Refused', 'UnderReview']);
});
