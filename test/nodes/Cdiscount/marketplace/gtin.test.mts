import { gtinFault } from '../../../../nodes/Cdiscount/marketplace/gtin.ts';

test.each(['3701234567891', '96385074', '036000291452', '13701234567898'])('%s can be right', (gtin) => {
	expect(gtinFault(gtin)).toBeUndefined();
});

test.each(['3,70123E+12', '3.70123e+12', '3E12', '3,7E+012'])('%s was rounded', (gtin) => {
	expect(gtinFault(gtin)).toBe(
		'was written as a number and rounded by a spreadsheet. Format the column as text where it comes from, and enter the barcode again.',
	);
});

test.each(['3701230000004', '96385070'])('%s ends in too few zeros to say so', (gtin) => {
	expect(gtinFault(gtin) ?? '').not.toContain('zeros or more');
});

// the check digit of the first one fits
test.each(['3700050000000', '3701234000000', '12000000'])('%s ends as what was rounded does', (gtin) => {
	expect(gtinFault(gtin)).toMatch(/^ends in six zeros or more/);
});

test.each([
	['123', 'has 3 digits, but a GTIN has 8, 12, 13 or 14.'],
	['123456789', 'has 9 digits'],
	['37012345X7891', 'contains something other than digits.'],
	['3701234567892', 'has a wrong check digit: its last digit should be 1.'],
])('%s: %s', (gtin, sentence) => {
	expect(gtinFault(gtin)).toContain(sentence);
});
