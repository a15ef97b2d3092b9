import type { Column, Columns, Headers } from './columns';
import { trimmed } from './textCheck';

/** Which columns were found in a header. */
export interface Match {
	/** Where each column is in the header. */
	places: Map<Column, number>;
	/** A column that is there more than once, and where. */
	doubled?: { column: Column; places: number[] };
	/** Where something is that looks like a column and is not taken for it. */
	notTaken?: number;
	/** Where something is that sheets of this operation do not have. */
	alien?: number;
}

/**
 * What counts of a header: its letters and digits, and what makes another amount of one: `%`, `+/-`, currencies other than the euro.
 * `N°`, `Nº` and `№` are `no`; a number behind an underscore is how SheetJS, with which n8n reads Excel files, keeps columns of the same
 * name apart.
 */
export function plainHeader(header: string): string {
	return header
		.replace(/\0/g, '')
		.replace(/(?<=.)_\d{1,2}$/, '')
		.replace(/°/g, 'o')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/œ/g, 'oe')
		.replace(/(?<!\p{L})(?:eur|euros?)(?!\p{L})/gu, '')
		.replace(/[^\p{L}\p{N}\p{Sc}%‰+<>±×÷∆]|€/gu, '');
}

/** A header as a person reads it, in one line. */
export const visibleHeader = (header: string): string =>
	trimmed(header.replace(/[\0\ufeff]/g, '')).replace(/\s+/g, ' ');

/** What SheetJS, with which n8n reads Excel files, calls columns without a name. */
const UNNAMED = /^(?:__EMPTY)?(?:_\d+)?$/;

/** Whether a column has a name in its header. */
export const isNamed = (header: string): boolean => !UNNAMED.test(visibleHeader(header));

/** Finds the columns of an operation in a header. */
export function matchHeader(header: readonly string[], { columns, notTaken, alien }: Columns): Match {
	const found = header.map(plainHeader);
	const places = new Map<Column, number>();
	let doubled: Match['doubled'];
	for (const column of columns) {
		const at = placesOf(column, found);
		if (at.length > 0) places.set(column, at[0]);
		if (at.length > 1) doubled ??= { column, places: at };
	}
	const placeOf = (other: Headers | undefined) => (other === undefined ? undefined : placesOf(other, found)[0]);
	return { places, doubled, notTaken: placeOf(notTaken), alien: placeOf(alien) };
}

function placesOf(headers: Headers & { id?: string }, found: string[]): number[] {
	const own = headers.id === undefined ? headers.words : [headers.id, ...headers.words];
	const at = among(own, found);
	return at.length > 0 ? at : among(headers.otherwise ?? [], found);
}

function among(words: readonly string[], found: string[]): number[] {
	const known = new Set(words.map(plainHeader));
	return found.flatMap((one, place) => (one !== '' && known.has(one) ? [place] : []));
}

/** The columns that a sheet with this header lacks, each as those of which one would do. @param set ids of options that are set */
export function missingFrom({ places, notTaken }: Match, declared: Columns, set: readonly string[]): Column[][] {
	const { columns, oneOf = [], notTaken: unlike } = declared;
	const isThere = (column: Column) => places.has(column);
	const alone = columns.filter((column) => column.isNeeded && !isThere(column)).map((column) => [column]);
	const meant = columns.filter((column) => notTaken !== undefined && column.id === unlike?.instead && !isThere(column));
	if (meant.length > 0) return [...alone, meant];
	const choice = columns.filter(({ id }) => oneOf.includes(id));
	const isMet = choice.length === 0 || choice.some((column) => isThere(column) || set.includes(column.id));
	return isMet ? alone : [...alone, choice];
}
