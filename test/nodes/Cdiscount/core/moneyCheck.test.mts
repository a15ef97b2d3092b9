import { money, optionalMoney } from '../../../../nodes/Cdiscount/core/moneyCheck.ts';

test.each<[unknown, number]>([
	[12.5, 12.5],
	[10.1 * 3, 30.3],
	['12,50', 12.5],
	['1 290,00', 1290],
	['1\u202f290', 1290],
	['1.290,00', 1290],
	['1,290.00', 1290],
])('%j is an amount of %d', (given, amount) => {
	expect(money()('Amount').safeParse(given)).toEqual({ success: true, data: amount });
});

test.each<[unknown, string]>([
	['1,290', 'Amount is "1,290", which can be read as 1290 or 1.29.'],
	['1.000', 'Amount is "1.000", which can be read as 1000 or 1.'],
	['0,500', 'Amount is "0,500", but an amount has at most two decimals.'],
	['1234.500', 'Amount is "1234.500", but an amount has at most two decimals.'],
	['12.3400', 'Amount is "12.3400", but an amount has at most two decimals.'],
	['0x10', 'Amount is "0x10", which is not an amount.'],
	['1e3', 'Amount is "1e3", which is not an amount.'],
	[1.005, 'Amount is 1.005, but an amount has at most two decimals.'],
	['', 'Amount is empty.'],
])('%j is refused', (given, sentence) => {
	const result = money()('Amount').safeParse(given);

	expect(result.success ? undefined : result.error.issues[0].message).toContain(sentence);
});

test.each(['', null, undefined])('an amount of %j may be left out', (given) => {
	expect(optionalMoney()('Amount').safeParse(given)).toEqual({ success: true, data: undefined });
});
