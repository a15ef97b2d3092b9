/** What a cell of a row is made of: one text, one number or nothing, whatever the marketplace gave. */

/** A list as the text of one cell, in one line and without blanks around its parts; what is empty in it is left out. @returns null where nothing is left */
export function listText(values: Array<string | null | undefined>, separator = ', '): string | null {
	const given = values.map((value) => value?.trim().replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')).filter(Boolean);
	return given.join(separator) || null;
}

/** A bare value as a text. @returns null for nothing, and for what has parts */
export function textOf(value: unknown): string | null {
	const isBare = ['string', 'number', 'boolean'].includes(typeof value);
	return isBare && value !== '' ? String(value) : null;
}

/** A number, also one in a text. @returns null for everything else */
export function numberOf(value: unknown): number | null {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
