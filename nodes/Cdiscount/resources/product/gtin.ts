import { text } from '../../core/checks';

/** The lengths that barcodes have. */
const LENGTHS = [8, 12, 13, 14];

/** The check digit that belongs behind these digits (GS1: weights 3 and 1 from the right). */
function checkDigit(digits: string): number {
	const sum = [...digits]
		.reverse()
		.reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
	return (10 - (sum % 10)) % 10;
}

/** A GTIN (EAN, UPC) of 8, 12, 13 or 14 digits with a right check digit. It stays text: leading zeros belong to it. */
export const gtin = text('GTIN', {
	max: 14,
	without: [[/\D/, 'something other than digits']],
	advice: 'Enter the digits of the barcode.',
}).transform((value, context) => {
	const wrong = (message: string) => context.addIssue({ code: 'custom', message });
	if (!LENGTHS.includes(value.length))
		wrong(
			`GTIN "${value}" has ${value.length} digits, but a GTIN has 8, 12, 13 or 14. Where leading zeros got lost, format the column as text.`,
		);
	else if (Number(value.at(-1)) !== checkDigit(value.slice(0, -1)))
		wrong(
			`GTIN "${value}" has a wrong check digit: after ${value.slice(0, -1)} comes ${checkDigit(value.slice(0, -1))}. Compare it with the barcode.`,
		);
	return value;
});

/** One spelling for all lengths: the API writes a GTIN as text or as a number. */
export const sameGtin = (value: string | number | null | undefined) => String(value ?? '').padStart(14, '0');
