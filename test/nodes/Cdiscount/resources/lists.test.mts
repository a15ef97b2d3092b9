import '../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { Cdiscount } from '../../../../nodes/Cdiscount/Cdiscount.node.ts';
import { CdiscountTrigger } from '../../../../nodes/Cdiscount/CdiscountTrigger.node.ts';
import { accountFields } from '../../../../nodes/Cdiscount/core/accountFields.ts';
import { listSearch, loadOptions } from '../../../../nodes/Cdiscount/resources/lists.ts';
import { ready } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';

afterEach(closeShops);

const chosen = (orderId: string) => ({ __rl: true, mode: 'id', value: orderId });
const search = async (list: keyof typeof listSearch, shop: Shop, parameters: INodeParameters, filter?: string) =>
	(await listSearch[list].call(shop.engine.editor(parameters), filter)).results;
const operation = (name: string, more: INodeParameters = {}) => ({ resource: 'order', operation: name, ...more });

test('carriers are offered by label, once each, without the spaces the API leaves', async () => {
	const shop = await openShop();

	const all = await search('searchCarriers', shop, operation('ship'));
	const names = all.map(({ value }) => value);

	expect(names).toEqual(expect.arrayContaining(['Colissimo', 'Chronopost', 'GEODIS', 'autre']));
	expect(new Set(names).size).toBe(names.length);
	expect(await search('searchCarriers', shop, operation('ship'), 'colis prive')).toMatchObject([
		{ value: 'Colis Privé' },
	]);
});

test('the lines of the chosen order are offered by SKU; none while no order is chosen', async () => {
	const shop = await openShop();
	const order = ready(shop, { lines: [{ sku: 'LAMPE-042', quantity: 2 }] });
	const lines = async (orderId: string) =>
		await loadOptions.getOrderLines.call(shop.engine.editor(operation('ship', { orderId: chosen(orderId) })));

	expect(await lines(order.orderId)).toMatchObject([
		{ name: '2 × LAMPE-042 (to ship)', value: order.lines[0].orderLineId },
	]);
	expect(await lines('')).toEqual([]);
});

test('reasons are those that the chosen order allows as it is now', async () => {
	const shop = await openShop();
	const order = ready(shop);

	const reasons = await search(
		'searchCancellationReasons',
		shop,
		operation('cancel', { orderId: chosen(order.orderId) }),
		'rupture',
	);
	const usual = await search('searchCancellationReasons', shop, {
		resource: 'refund',
		operation: 'refundOrder',
		orderId: chosen(''),
	});

	expect(reasons).toEqual([
		{ name: 'Produit en rupture de stock (seller-out-of-stock)', value: 'seller-out-of-stock' },
	]);
	expect(usual.map(({ value }) => value)).toContain('seller-product-returned');
	const partial = { resource: 'refund', operation: 'giveGesture', orderId: chosen('') };
	expect((await search('searchPartialRefundReasons', shop, partial)).map(({ value }) => value)).toContain('Other');
});

test('a list that cannot be read says why, and does not keep the person waiting', async () => {
	const shop = await openShop();
	shop.sandbox.faults.set([{ kind: 'quota', retryAfter: 695 }]);

	await expect(search('searchCarriers', shop, operation('ship'))).rejects.toThrow(
		'The call quota of this Cdiscount client is used up; it is filled again in 00:11:35',
	);
});

test('while it is not known for which shop, there is nothing to choose from, and nothing is asked', async () => {
	const shop = await openShop();
	for (const sellerId of [null, '={{ $json.shop }}'])
		for (const list of Object.keys(listSearch) as Array<keyof typeof listSearch>)
			expect(
				await search(list, shop, operation('ship', { authentication: 'partner', sellerId } as INodeParameters)),
			).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test('while it is not known which order, there is nothing of it to choose from', async () => {
	const shop = await openShop();
	for (const orderId of ['={{ $json.id }}', '', { __rl: true, mode: 'url', value: '={{ $json.url }}' }, null])
		expect(
			await loadOptions.getOrderLines.call(shop.engine.editor(operation('ship', { orderId } as INodeParameters))),
		).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test('a partner chooses from the orders of the shop that is named', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const other = ready(shop, { sellerId: '98980' });
	const of = async (sellerId: string) =>
		(await search('searchOrders', shop, operation('ship', { authentication: 'partner', sellerId }))).map(
			({ value }) => value,
		);

	expect(await of('98979')).toEqual([orderId]);
	expect(await of('98980')).toEqual([other.orderId]);
});

test('the sales channel of a partner is chosen among those of the shop, in both nodes', async () => {
	const shop = await openShop();
	const editor = shop.engine.editor(
		operation('ship', { authentication: 'partner', sellerId: '98979', salesChannelId: '={{ $json.channel }}' }),
	);

	for (const { loadOptions: menus } of [new Cdiscount().methods, new CdiscountTrigger().methods])
		expect(await menus.getSalesChannels.call(editor)).toEqual([
			{ name: expect.stringContaining('CDISFR'), value: 'CDISFR' },
		]);
	expect(accountFields.find(({ name }) => name === 'salesChannelId')?.typeOptions?.loadOptionsMethod).toBe(
		'getSalesChannels',
	);
});
