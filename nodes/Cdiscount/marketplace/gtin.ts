/** The lengths that barcodes have (GS1). */
const LENGTHS = [8, 12, 13, 14];

/** A number as spreadsheets show it where a column is too narrow, as 3,70123E+12. */
const SCIENTIFIC = /^\d+([.,]\d+)?e\+?\d+$/i;

/** What spreadsheets leave of a barcode that they have rounded. */
const ROUNDED = /0{6,}$/;

const RESTORE = 'Format the column as text where it comes from, and enter the barcode again.';

/** What is wrong with a GTIN (EAN, UPC), behind its name in a sentence; undefined for one that can be right. */
export function gtinFault(value: string): string | undefined {
	if (SCIENTIFIC.test(value)) return `was written as a number and rounded by a spreadsheet. ${RESTORE}`;
	if (/\D/.test(value)) return 'contains something other than digits. Enter the digits of the barcode.';
	if (!LENGTHS.includes(value.length))
		return `has ${value.length} digits, but a GTIN has 8, 12, 13 or 14. Where leading zeros got lost, format the column as text.`;
	if (ROUNDED.test(value))
		return `ends in six zeros or more, as a spreadsheet leaves it that has rounded it. ${RESTORE}`;
	const digit = checkDigit(value.slice(0, -1));
	if (value.endsWith(digit)) return undefined;
	return `has a wrong check digit: its last digit should be ${digit}. Compare it with the barcode.`;
}

/** The check digit that belongs behind these digits (GS1: weights 3 and 1 by turns, from the right). */
export function checkDigit(digits: string): string {
	const sum = [...digits]
		.reverse()
		.reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
	return String((10 - (sum % 10)) % 10);
}

/** One spelling for all lengths: the API writes a GTIN as text or as a number. */
export const sameGtin = (value: string | number | null | undefined): string => String(value ?? '').padStart(14, '0');
