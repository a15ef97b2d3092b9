import '../../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { loadOptions } from '../../../../../nodes/Cdiscount/resources/lists.ts';
import { order, ready } from '../../../../engine/orders.mts';
import { look, valuesOf } from '../../../../engine/pickers.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { oneOfEach, type Kind } from './kinds.mts';

afterEach(closeShops);

const DAY = String.raw`\d{1,2} [A-Z][a-z]{2}( \d{4})?`;

const found = async (shop: Shop, parameters: INodeParameters, filter?: string) =>
	(await look('searchOrders', shop.engine, parameters, filter)).results;

const CANCELLABLE: Kind[] = ['confirmed', 'toShip', 'toShipInPart', 'ofOctopia', 'toShipOrCancel', 'shippedInPart'];
const ON_THEIR_WAY: Kind[] = ['shipped', 'delivered', 'shippedByOctopia'];

test.each<[resource: string, operation: string, kinds: Kind[]]>([
	['order', 'confirm', ['toConfirm']],
	['order', 'refuse', ['toConfirm']],
	['order', 'ship', ['toShip', 'toShipInPart', 'toShipOrCancel', 'shippedInPart']],
	['order', 'cancel', CANCELLABLE],
	['refund', 'refundOrder', ON_THEIR_WAY],
	['refund', 'refundLines', ON_THEIR_WAY],
	['refund', 'giveGesture', ON_THEIR_WAY],
	['refund', 'getAvailableAmount', ON_THEIR_WAY],
	['invoice', 'upload', [...ON_THEIR_WAY, 'shippedInPart']],
])('%s: %s is offered the orders that it can be done to, and no others', async (resource, operation, wanted) => {
	const shop = await openShop();
	const kinds = await oneOfEach(shop);

	const offered = valuesOf(await found(shop, { resource, operation }));

	const names = Object.entries(kinds)
		.filter(([, { orderId: id }]) => offered.includes(id))
		.map(([kind]) => kind);
	expect(names.sort()).toEqual([...wanted].sort());
	expect(offered).toHaveLength(wanted.length);
});

test('its state is in the words of people', async () => {
	const shop = await openShop();
	const kinds = await oneOfEach(shop);

	const states = new Map(
		(await found(shop, order('get'))).map(({ name, value }) => [value, name.split(new RegExp(` · ${DAY} · `)).at(-1)]),
	);

	const stateOf = (kind: Kind) => states.get(kinds[kind].orderId)?.split(' · ')[1];
	expect(Object.fromEntries(Object.keys(kinds).map((kind) => [kind, stateOf(kind as Kind)]))).toEqual({
		toConfirm: 'to confirm',
		confirmed: 'confirmed',
		toShip: 'to ship',
		toShipInPart: 'to ship',
		ofOctopia: 'being prepared by Octopia',
		toShipOrCancel: 'to ship, cancellation asked for',
		shippedInPart: 'to ship',
		shipped: 'shipped',
		delivered: 'delivered',
		shippedByOctopia: 'shipped',
		refused: 'refused',
		cancelled: 'cancelled',
		rejected: 'rejected by Cdiscount',
		refunded: 'cancelled',
	});
});

test.each<[resource: string, operation: string, states: string[]]>([
	['order', 'ship', ['cancellation asked for', 'to ship']],
	['order', 'cancel', ['being prepared by Octopia', 'cancellation asked for', 'to ship']],
	['order', 'get', ['being prepared by Octopia', 'cancellation asked for', 'shipped', 'to ship']],
])('%s: %s is offered the lines that it can be done to', async (resource, operation, states) => {
	const shop = await openShop();
	const kinds = { mixed: ready(shop, { supplyMode: 'mixed' }), inPart: (await oneOfEach(shop)).shippedInPart };
	const asked = ready(shop, { lineCount: 1 });
	shop.sandbox.marketplace.requestCancellation(asked.orderId);

	const found: string[] = [];
	for (const { orderId } of [kinds.mixed, kinds.inPart, asked]) {
		const editor = shop.engine.editor({ resource, operation, orderId });
		const lines = await loadOptions.getOrderLines.call(editor);
		found.push(...lines.map(({ name }) => /\((.*)\)$/.exec(name)![1]));
	}

	expect([...new Set(found)].sort()).toEqual(states);
});
