import { parseAs } from '../../../../../nodes/Cdiscount/api/parseResponse.ts';
import {
	COLUMNS,
	columnsNamed,
	type ChoosableColumn,
} from '../../../../../nodes/Cdiscount/marketplace/order/columns.ts';
import { orderItems, simpleFormat } from '../../../../../nodes/Cdiscount/marketplace/order/rows.ts';
import { orderSchema, type Order } from '../../../../../nodes/Cdiscount/marketplace/order/schema.ts';

type Json = Record<string, unknown>;

const HOME = { firstName: 'Awa', lastName: 'Diallo', addressLine1: '3 rue du Port', postalCode: '69003', city: 'Lyon' };
const PICKUP = { ...HOME, addressLine1: '2 place du Marché', pickupId: 'P9', pickupName: 'Tabac', phone: '+336' };

const line = (orderLineId: string, more: Json = {}) => ({ orderLineId, status: 'InPreparation', quantity: 1, ...more });

/** An order as the API's answer is read. */
function orderOf(lines: Json[], more: Json = {}): Order {
	const read = parseAs(orderSchema, { orderId: 'X', status: 'InPreparation', lines, ...more }, 'orders');
	if ('data' in read) return read.data;
	throw read;
}

const rows = (order: Order, per: 'order' | 'line') => orderItems(order, '98979', simpleFormat(per));
const row = (order: Order) => rows(order, 'order')[0];
const lineRow = (more: Json, quantity = 1) => rows(orderOf([line('L1', { quantity, ...more })]), 'line')[0];
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

	test.each([
		['who gets the goods', to(HOME), { firstName: 'Léa', lastName: 'Martin' }, 'Awa Diallo'],
		['who gets the bill', to(null), { firstName: 'Léa', lastName: 'Martin' }, 'Léa Martin'],
		['the company, where no person is named', to({ companyName: 'ACME' }), { city: 'Pau' }, 'ACME'],
		['nobody', to(null), null, null],
	])('the customer is %s', (_who, shipping, billingAddress, customer) => {
		expect(row(orderOf([line('L1', shipping)], { billingAddress })).customer).toBe(customer);
	});
});

describe('money', () => {
	const VAT = { code: 'VAT', target: 'UnitSalesPrice', amount: 5, rate: 20 };
	const price = { unitSalesPrice: 29.99, shippingCost: 5, taxes: [VAT] };
	const commission = { amountWithVat: 11.7, amountWithoutVat: 9.75, rate: 15 };
	const paid = { sellingPrice: price, offerPrice: { ...price, commission } };

	test('shipping counts once per line, VAT once per piece', () => {
		expect(lineRow(paid, 2)).toMatchObject({
			quantity: 2,
			unitPrice: 29.99,
			shippingCost: 5,
			total: 64.98,
			vat: 10,
			vatRate: 20,
			commission: 11.7,
			commissionWithoutVat: 9.75,
			netOfCommission: 53.28,
		});
	});

	test('VAT of the shipping is in it where it is stated', () => {
		const taxes = [VAT, { code: 'VAT', target: 'ShippingCost', amount: 0.83, rate: 20 }, { code: 'ECO', amount: 1 }];
		expect(lineRow({ sellingPrice: { ...price, taxes } }, 3)).toMatchObject({ vat: 15.83, vatRate: 20 });
	});

	test.each<[string, Json[] | string | null, number | null]>([
		['no taxes', [], null],
		['none told', null, null],
		['a tax without an amount', [{ ...VAT, amount: null }], 20],
		['an amount that cannot be read', [{ ...VAT, amount: 'five' }], 20],
		['a tax of something unknown', [VAT, { code: 'VAT', target: 'Gift', amount: 1 }], 20],
		['a tax that cannot be read', [VAT, 7 as never], null],
		['taxes that cannot be read', 'many', null],
		['a target that is not told', [{ code: 'VAT', amount: 5, rate: 20 }], null],
	])('VAT is empty and not 0 for %s', (_what, taxes, vatRate) => {
		expect(lineRow({ sellingPrice: { ...price, taxes } })).toMatchObject({ vat: null, vatRate, total: 34.99 });
	});

	test('a VAT of 0 is one', () => {
		const taxes = [{ ...VAT, amount: 0, rate: 0 }];
		expect(lineRow({ sellingPrice: { ...price, taxes } })).toMatchObject({ vat: 0, vatRate: 0 });
	});

	test('the commission has two names', () => {
		const other = { amountWithTax: 3, amountWithoutTax: 2.5 };
		expect(lineRow({ ...paid, offerPrice: { ...price, commission: other } })).toMatchObject({
			commission: 3,
			commissionWithoutVat: 2.5,
			netOfCommission: 31.99,
		});
	});

	test.each<[string, Json]>([
		['no commission', { ...paid, offerPrice: price }],
		['a commission that cannot be read', { ...paid, offerPrice: { ...price, commission: { amountWithVat: 'some' } } }],
	])('what is left is not known with %s', (_what, more) => {
		expect(lineRow(more)).toMatchObject({ commission: null, netOfCommission: null, total: 34.99 });
	});

	test('a commission in another currency is not taken off what the customer pays', () => {
		const more = { sellingPrice: { unitSalesPrice: 349, shippingCost: 0 }, offerPrice: { ...price, commission } };
		const order = orderOf([line('L1', more)], { currencyCode: 'DKK' });
		expect(rows(order, 'line')[0]).toMatchObject({
			currency: 'DKK',
			total: 349,
			vat: null,
			commission: 11.7,
			netOfCommission: null,
		});
	});

	test.each<[string, Json, Json]>([
		['no price', {}, { unitPrice: null, shippingCost: null }],
		[
			'a unit price that cannot be read',
			{ sellingPrice: { ...price, unitSalesPrice: 'much' }, offerPrice: price },
			{ unitPrice: null, shippingCost: 5 },
		],
		[
			'a shipping cost that cannot be read',
			{ sellingPrice: { ...price, shippingCost: {} } },
			{ unitPrice: 29.99, shippingCost: null },
		],
		[
			'a price that cannot be read',
			{ sellingPrice: 'much', offerPrice: price },
			{ unitPrice: null, shippingCost: null, vat: null },
		],
	])('%s makes no total', (_what, more, wanted) => {
		expect(lineRow(more)).toMatchObject({ ...wanted, total: null, netOfCommission: null });
	});

	test('an order without a line’s price has the total that it states itself', () => {
		const lines = [line('L1', paid), line('L2')];
		expect(row(orderOf(lines, { totalPrice: { sellingPrice: 50 } })).total).toBe(50);
		expect(row(orderOf(lines)).total).toBeNull();
		const cancelled = [...lines, line('L3', { status: 'Cancelled' })];
		expect(row(orderOf(cancelled, { totalPrice: { sellingPrice: 50 } })).total).toBeNull();
	});

	test('cancelled lines are neither in the items nor in the total, unless all are', () => {
		const lines = [line('L1', { ...paid, status: 'Cancelled' }), line('L2', paid)];
		expect(row(orderOf(lines))).toMatchObject({ items: '1 × L2', total: 34.99 });
		const all = lines.map((one) => ({ ...one, status: 'Cancelled' }));
		expect(row(orderOf(all))).toMatchObject({ items: '1 × L1, 1 × L2', total: 69.98 });
	});

	test('sums have no dust', () => {
		const tenth = { sellingPrice: { unitSalesPrice: 0.1, shippingCost: 0.2 } };
		expect(row(orderOf([line('L1', tenth), line('L2', tenth)])).total).toBe(0.6);
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
		expect(ids('orderId', 'total')).toEqual(['order.orderId', 'order.total']);
		expect(ids('orderId', 'total', 'sku')).toEqual(['order.orderId', 'line.total', 'line.sku']);
		expect(ids('line.sku', 'orderTotal', 'Total')).toEqual(['line.sku', 'order.total', 'line.total']);
	});

	test('an id is always meant, and each column comes once', () => {
		expect(ids('line.total', 'order.total', 'total', 'LINE.TOTAL')).toEqual(['line.total', 'order.total']);
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
			[line('L1', { offer: { sellerProductId: 42, productGtin: 3701234567890 }, ...to({ postalCode: 1000 }) })],
			full,
		),
	];
	const all = orders.flatMap((order) => orderItems(order, '98979', { columns: COLUMNS }));
	expect(all.map(Object.keys)).toEqual(all.map(() => COLUMNS.map(({ inLines }) => inLines)));
	expect(all.flatMap(Object.values).filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([]);
	expect(all[1]).toMatchObject({
		sku: '42',
		gtin: '3701234567890',
		shipToPostalCode: '1000',
		sellerId: '1',
		businessOrder: true,
	});
	expect(all[1].orderedAt).toBe('2026-11-26T09:00:00Z');
});
