/** The check digit that belongs behind these digits (GS1: weights 3 and 1 by turns, from the right). */
export function checkDigit(digits: string): string {
	const sum = [...digits]
		.reverse()
		.reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
	return String((10 - (sum % 10)) % 10);
}

/** One spelling for all lengths: the API writes a GTIN as text or as a number. */
export const sameGtin = (value: string | number | null | undefined): string => String(value ?? '').padStart(14, '0');
