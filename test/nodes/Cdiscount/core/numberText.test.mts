import { Ambiguous, numberIn } from '../../../../nodes/Cdiscount/core/numberText.ts';

test.each<[string, number]>([
	['12', 12],
	['12.5', 12.5],
	['12,50', 12.5],
	[' 12,50 ', 12.5],
	['-3', -3],
	['0,500', 0.5],
	['1 290', 1290],
	['1 290,00', 1290],
	['1\u202f290,50', 1290.5],
	['12\u00a0345\u00a0678', 12_345_678],
	['\u200b1\u2009290,00\u00a0', 1290],
	['1.290,00', 1290],
	['1,290.00', 1290],
	['1.234.567', 1_234_567],
	['1234,567', 1234.567],
	['12.3456', 12.3456],
])('%j is %d', (text, number) => {
	expect(numberIn(text)).toBe(number);
});

test.each([
	'',
	'12 34',
	'1 290 5',
	'0x10',
	'1e3',
	'12.',
	'.5',
	'1.29.0',
	'1,290,00',
	'19.90 €',
	'NaN',
	'Infinity',
	'１２',
])('%j is no number', (text) => {
	expect(numberIn(text)).toBeNaN();
});

test.each<[string, number, number]>([
	['1,290', 1290, 1.29],
	['1.290', 1290, 1.29],
	['1.000', 1000, 1],
	['-12,345', -12_345, -12.345],
	['999.999', 999_999, 999.999],
])('%j could be %d or %d', (text, thousands, decimal) => {
	const found = numberIn(text);
	expect(found).toBeInstanceOf(Ambiguous);
	expect(found).toMatchObject({ thousands, decimal });
});

test('what to write instead is taken, also where a thousandth would be below the cents', () => {
	const sentence = (numberIn('1.299') as Ambiguous).sentence('Price');

	expect(sentence).toBe(
		'Price is "1.299", which can be read as 1299 or 1.299. Write 1299 or 1299.00 for the first, 1.30 for the second.',
	);
	expect(['1299', '1299.00', '1.30'].map(numberIn)).toEqual([1299, 1299, 1.3]);
});
