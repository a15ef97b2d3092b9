import {
	COLUMNS,
	columnsNamed,
	type ChoosableColumn,
} from '../../../../../nodes/Cdiscount/marketplace/order/columns.ts';
import { orderItems } from '../../../../../nodes/Cdiscount/marketplace/order/rows.ts';
import { line, orderOf, row, rows, type Json } from './orderRows.mts';

const HOME = { firstName: 'Awa', lastName: 'Diallo', addressLine1: '3 rue du Port', postalCode: '69003', city: 'Lyon' };
const PICKUP = { ...HOME, addressLine1: '2 place du Marché', pickupId: 'P9', pickupName: 'Tabac', phone: '+336' };

const to = (shippingAddress: Json | null) => ({ shippingAddress });

describe('where it goes', () => {
	test('one item per line has the address of its line, or that of the others', () => {
		const order = orderOf([line('L1', to(HOME)), line('L2', to(PICKUP)), line('L3', to(null))]);
		const found = rows(order, 'line').map(({ shipToAddress1, pickupId }) => [shipToAddress1, pickupId]);
		expect(found).toEqual([
			['3 rue du Port', null],
			['2 place du Marché', 'P9'],
			['3 rue du Port', null],
		]);
	});

	test('one item per order says every place that its lines go to, once', () => {
		const order = orderOf([line('L1', to(HOME)), line('L2', to({ ...HOME })), line('L3', to(PICKUP))]);
		expect(row(order).shipTo).toBe(
			'Awa Diallo, 3 rue du Port, 69003 Lyon | Awa Diallo, 2 place du Marché, 69003 Lyon, Relais: Tabac (P9), +336',
		);
	});

	test('a place that only a cancelled line went to is left out', () => {
		const order = orderOf([line('L1', to(HOME)), line('L2', { ...to(PICKUP), status: 'Cancelled' })]);
		expect(row(order).shipTo).toBe('Awa Diallo, 3 rue du Port, 69003 Lyon');
	});

	test('before the address is known there is none', () => {
		const order = orderOf([line('L1', to(null))]);
		expect(row(order).shipTo).toBeNull();
		expect(rows(order, 'line')[0]).toMatchObject({ shipToName: null, shipToCity: null, pickupId: null });
	});

	test('an address that cannot be read is not taken from another line', () => {
		const order = orderOf([line('L1', to(HOME)), line('L2', { shippingAddress: 'elsewhere' })]);
		expect(rows(order, 'line')[1]).toMatchObject({ shipToName: null, shipToAddress1: null, shipToCity: null });
	});

	test('a company, all lines of the address and what has only blanks', () => {
		const address = {
			...HOME,
			lastName: ' ',
			companyName: 'ACME',
			addressLine2: 'Bât. B',
			addressLine3: '',
			countryCode: 'FR',
		};
		expect(row(orderOf([line('L1', to(address))])).shipTo).toBe('Awa, ACME, 3 rue du Port, Bât. B, 69003 Lyon, FR');
	});

	test('is one line whatever was typed, with its commas, quotes and emoji', () => {
		const address = {
			...HOME,
			firstName: 'Zoé "Zo" 🎈',
			addressLine1: 'Bât. A\r\n 3, rue du Port\n',
			city: 'Lyon\u2028',
		};
		const found = row(orderOf([line('L1', { ...to(address), offer: { sellerProductId: 'A\nB' } })]));
		expect(found).toMatchObject({
			customer: 'Zoé "Zo" 🎈 Diallo',
			items: '1\u00a0×\u00a0A B',
			shipTo: 'Zoé "Zo" 🎈 Diallo, Bât. A 3, rue du Port, 69003 Lyon',
		});
	});

	test.each([
		['who gets the goods', to(HOME), { firstName: 'Léa', lastName: 'Martin' }, 'Awa Diallo'],
		['who gets the bill', to(null), { firstName: 'Léa', lastName: 'Martin' }, 'Léa Martin'],
		['the company, where no person is named', to({ companyName: 'ACME' }), { city: 'Pau' }, 'ACME'],
		['nobody', to(null), null, null],
	])('the customer is %s', (_who, shipping, billingAddress, customer) => {
		expect(row(orderOf([line('L1', shipping)], { billingAddress })).customer).toBe(customer);
	});
});

describe('what can be done now', () => {
	const actions = (status: string, ...lines: Json[]) => {
		const order = orderOf(
			lines.map((more, index) => line(`L${index}`, { status, ...more })),
			{ status },
		);
		return [row(order).availableActions, ...rows(order, 'line').map(({ availableActions }) => availableActions)];
	};

	test.each([
		['Processing', null],
		['WaitingAcceptance', 'confirm, refuse'],
		['Accepted', 'cancel'],
		['InPreparation', 'ship, cancel'],
		['Shipped', 'refund'],
		['Delivered', 'refund'],
		['Refused', null],
		['Cancelled', null],
		['Rejected', null],
		['SomethingNew', null],
	])('in status %s', (status, wanted) => {
		expect(actions(status, {})).toEqual([wanted, wanted]);
	});

	test('a line is not shipped by the seller where Octopia does it, nor where its cancellation is asked for', () => {
		const octopia = { offer: { supplyMode: 'Fulfillment' } };
		const found = actions('InPreparation', octopia, { status: 'CancelRequest' }, {}, { status: 'Cancelled' });
		expect(found).toEqual(['ship, cancel', 'cancel', 'cancel', 'ship, cancel', null]);
	});

	test('a line that has left an order in preparation is not cancelled', () => {
		expect(actions('InPreparation', { status: 'Shipped' }, {})).toEqual(['ship, cancel', null, 'ship, cancel']);
	});
});

describe('names of columns', () => {
	const ids = (...names: string[]) => (columnsNamed(names) as ChoosableColumn[]).map(({ id }) => id);

	test('ids and what columns are called are each their own', () => {
		const all = [COLUMNS.map(({ id }) => id), COLUMNS.map(({ inLines }) => inLines), COLUMNS.map(({ label }) => label)];
		for (const names of [...all, COLUMNS.flatMap(({ inOrders }) => inOrders ?? [])])
			expect(new Set(names).size).toBe(names.length);
	});

	test('a bare name is what the rows call so', () => {
		expect(ids('orderId', 'total')).toEqual(['orderId', 'orderTotal']);
		expect(ids('orderId', 'total', 'sku')).toEqual(['orderId', 'lineTotal', 'sku']);
		expect(ids('sku', 'orderTotal', 'Total')).toEqual(['sku', 'orderTotal', 'lineTotal']);
	});

	test('an id is always meant, and each column comes once', () => {
		expect(ids('lineTotal', 'orderTotal', 'total', 'LINE TOTAL')).toEqual(['lineTotal', 'orderTotal']);
	});

	test('a name that none has is said', () => {
		expect(columnsNamed(['orderId', 'colour'])).toEqual({ unknown: 'colour' });
	});
});

test('every column has the same kind of content in all rows, or nothing', () => {
	const full = {
		reference: 'R',
		businessOrder: true,
		purchasedAt: '2026-11-26T10:00:00+01:00',
		seller: { id: 1 },
		currencyCode: 'EUR',
	};
	const orders = [
		orderOf([line('L1')]),
		orderOf(
			[
				line('L1', {
					offer: { sellerProductId: 42, productTitle: '', productGtin: 3701234567890 },
					...to({ postalCode: 1000 }),
				}),
			],
			full,
		),
	];
	const all = orders.flatMap((order) => orderItems(order, '98979', { columns: COLUMNS }));
	expect(all.map(Object.keys)).toEqual(all.map(() => COLUMNS.map(({ inLines }) => inLines)));
	expect(all.flatMap(Object.values).filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([]);
	expect(all[1]).toMatchObject({
		sku: '42',
		title: null,
		gtin: '3701234567890',
		shipToPostalCode: '1000',
		sellerId: '1',
		businessOrder: true,
	});
	expect(all[1].orderedAt).toBe('2026-11-26T09:00:00Z');
});
