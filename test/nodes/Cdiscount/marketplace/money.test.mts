import { cents, moneyText, priceText } from '../../../../nodes/Cdiscount/marketplace/money.ts';

test.each([
	[0, 0],
	[0.01, 1],
	[1.1, 110],
	[19.99, 1999],
	[4.35, 435],
	[8.2, 820],
	[-12.5, -1250],
	[123_456.78, 12_345_678],
])('%d EUR are %d cents', (amount, wanted) => {
	expect(cents(amount)).toBe(wanted);
});

test('sums of cents are exact where sums of amounts are not', () => {
	expect(0.1 + 0.2).not.toBe(0.3);
	expect(cents(0.1) + cents(0.2)).toBe(cents(0.3));
	expect(cents(0.1 + 0.2)).toBe(30);
});

test.each([
	[12.5, undefined, '12.50 EUR'],
	[12.5, null, '12.50 EUR'],
	[0, 'EUR', '0.00 EUR'],
	[9.999, 'USD', '10.00 USD'],
])('%d %s is written "%s"', (amount, currency, wanted) => {
	expect(moneyText(amount, currency)).toBe(wanted);
});

test.each([
	[17.8, undefined, '17,80 €'],
	[1290, 'EUR', '1 290,00 €'],
	[5, 'PLN', '5,00 PLN'],
	[5, 'no currency', '5.00 no currency'],
])('%d %s is told as "%s"', (amount, currency, wanted) => {
	expect(priceText(amount, currency)).toBe(wanted);
});
