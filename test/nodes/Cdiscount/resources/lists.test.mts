import '../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { listSearch, loadOptions } from '../../../../nodes/Cdiscount/resources/lists.ts';
import { ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';

afterEach(closeShops);

const chosen = (orderId: string) => ({ __rl: true, mode: 'id', value: orderId });
const search = async (list: keyof typeof listSearch, shop: Shop, parameters: INodeParameters, filter?: string) =>
	(await listSearch[list].call(shop.engine.editor(parameters), filter)).results;
const operation = (name: string, more: INodeParameters = {}) => ({ resource: 'order', operation: name, ...more });

test('an operation offers the orders that it can be done to, with customer and status', async () => {
	const shop = await openShop();
	const [toConfirm, toShip] = [waiting(shop), ready(shop)];
	const { firstName, lastName } = toShip.billingAddress;

	expect(await search('searchOrders', shop, operation('confirm'))).toMatchObject([{ value: toConfirm.orderId }]);
	expect(await search('searchOrders', shop, operation('ship'))).toEqual([
		{
			value: toShip.orderId,
			name: `${toShip.orderId} · ${firstName} ${lastName} · ${toShip.reference} · InPreparation`,
		},
	]);
	expect(await search('searchOrders', shop, operation('get'))).toHaveLength(2);
});

test('orders are found by any word of their label, and an id that is not listed is looked up', async () => {
	const shop = await openShop();
	const [order, other] = [ready(shop), waiting(shop)];

	expect(await search('searchOrders', shop, operation('ship'), order.reference.toLowerCase())).toHaveLength(1);
	expect(await search('searchOrders', shop, operation('ship'), 'nobody')).toEqual([]);
	expect(await search('searchOrders', shop, operation('ship'), other.orderId)).toMatchObject([
		{ value: other.orderId },
	]);
});

test('carriers are offered by label, once each, without the spaces the API leaves', async () => {
	const shop = await openShop();

	const all = await search('searchCarriers', shop, operation('ship'));
	const names = all.map(({ value }) => value);

	expect(names).toEqual(expect.arrayContaining(['Colissimo', 'Chronopost', 'GEODIS', 'autre']));
	expect(new Set(names).size).toBe(names.length);
	expect(await search('searchCarriers', shop, operation('ship'), 'colis p')).toMatchObject([{ value: 'Colis Privé' }]);
});

test('the lines of the chosen order are offered by SKU; none while no order is chosen', async () => {
	const shop = await openShop();
	const order = ready(shop, { lines: [{ sku: 'LAMPE-042', quantity: 2 }] });
	const lines = async (orderId: string) =>
		await loadOptions.getOrderLines.call(shop.engine.editor(operation('ship', { orderId: chosen(orderId) })));

	expect(await lines(order.orderId)).toMatchObject([
		{ name: '2 × LAMPE-042 (InPreparation)', value: order.lines[0].orderLineId },
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
