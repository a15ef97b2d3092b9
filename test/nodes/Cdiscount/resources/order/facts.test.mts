import { orderItems } from '../../../../../nodes/Cdiscount/marketplace/order/facts.ts';
import type { Order } from '../../../../../nodes/Cdiscount/marketplace/order/schema.ts';

const HOME = { addressLine1: '1 rue de la Paix', city: 'Paris' };
const PICKUP = { addressLine1: '2 place du Marché', city: 'Lyon', pickupId: 'P9' };

type Address = Record<string, string>;

const line = (orderLineId: string, shippingAddress: Address | null) => ({
	orderLineId,
	status: 'InPreparation',
	quantity: 1,
	shippingAddress,
});

const orderOf = (...addresses: Array<Address | null>): Order => ({
	orderId: 'X',
	status: 'InPreparation',
	lines: addresses.map((address, index) => line(`L${index}`, address)),
});

const simple = (order: Order, per: 'order' | 'line') => orderItems(order, '98979', { simplify: true, per });

test('one item per line holds the address of its line', () => {
	const items = simple(orderOf(HOME, PICKUP, null), 'line');
	expect(items.map(({ shipTo }) => shipTo)).toEqual([HOME, PICKUP, HOME]);
});

test('one item per order says which of its lines goes elsewhere', () => {
	const [{ shipTo, lines }] = simple(orderOf(HOME, { ...HOME }, PICKUP), 'order');
	expect(shipTo).toEqual(HOME);
	expect((lines as Array<{ shipTo?: object }>).map((one) => one.shipTo)).toEqual([undefined, undefined, PICKUP]);
});

test('before the address is known there is none', () => {
	expect(simple(orderOf(null), 'order')[0].shipTo).toBeNull();
	expect(simple(orderOf(null), 'line')[0].shipTo).toBeNull();
});
