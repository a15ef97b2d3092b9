import { line, lineRow, orderOf, row, rows, type Json } from './orderRows.mts';

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
	['a tax that does not say what it is', [VAT, { ...VAT, target: 'ShippingCost', code: {} }], null],
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
	expect(row(orderOf(lines))).toMatchObject({ items: '1\u00a0×\u00a0L2', total: 34.99 });
	const all = lines.map((one) => ({ ...one, status: 'Cancelled' }));
	expect(row(orderOf(all))).toMatchObject({ items: '1\u00a0×\u00a0L1, 1\u00a0×\u00a0L2', total: 69.98 });
});

test('sums have no dust', () => {
	const tenth = { sellingPrice: { unitSalesPrice: 0.1, shippingCost: 0.2 } };
	expect(row(orderOf([line('L1', tenth), line('L2', tenth)])).total).toBe(0.6);
});

test('parts of a cent are rounded once, and not for each piece', () => {
	const taxes = [{ ...VAT, amount: 0.1667 }];
	const fine = { sellingPrice: { unitSalesPrice: 0.999, shippingCost: 0, taxes } };
	expect(lineRow(fine, 100)).toMatchObject({ total: 99.9, vat: 16.67 });
});

test('two rates of VAT make one amount and no rate; amounts in texts are amounts', () => {
	const taxes = [
		{ ...VAT, amount: '5.00', rate: '20' },
		{ ...VAT, amount: 1.1, rate: 5.5 },
	];
	const texts = { unitSalesPrice: ' 29.99', shippingCost: '5', taxes };
	expect(lineRow({ sellingPrice: texts }, 2)).toMatchObject({ total: 64.98, vat: 12.2, vatRate: null });
});

test.each(['1 299,00', '29,99', '1.299,00', '', '1e3', '29.99 EUR', 'NaN', true, [29.99]])(
	'the price %j is none, rather than a part of it',
	(unitSalesPrice) => {
		expect(lineRow({ sellingPrice: { ...price, unitSalesPrice } })).toMatchObject({ unitPrice: null, total: null });
	},
);
