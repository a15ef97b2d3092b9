import type { IDataObject } from 'n8n-workflow';
import type { Columns } from './columns';
import { matchHeader, missingFrom, type Match } from './headers';
import { trimmed } from './textCheck';

/** Input items by their index; of some of them, with the names that all of them have. */
export interface Items {
	byIndex: ReadonlyMap<number, IDataObject>;
	names: readonly string[];
}

/** The names that items have; n8n leaves empty cells out, so the first item does not have all. */
export const namesIn = (items: Iterable<IDataObject>): string[] => [
	...new Set([...items].flatMap((json) => Object.keys(json))),
];

/** A row of the input. */
interface Line {
	/** Of the item; undefined for the names of the columns, where n8n has taken them off the sheet. */
	index?: number;
	cells: unknown[];
}

/** The input items as a sheet. */
export interface Sheet {
	header: string[];
	match: Match;
	/** The rows below the header that hold something, by the index of their item. */
	rows: Map<number, unknown[]>;
	/** Everything above the header, and it: for what is said where it does not do. */
	top: unknown[][];
	/** What n8n took for the header and is none; undefined where it is one, or n8n was told that there is none. */
	misnamed?: readonly unknown[];
}

/** So many rows may stand above the header: a title, a date, `sep=`. */
const LOOKED_AT = 20;

/**
 * Reads the items as a sheet. n8n gives rows under the names of the columns; with Header Row off a list of cells in `row`, or of a
 * CSV file an object of them by number, without those that are empty. Where the names are no header, it is looked for below them.
 * @param set ids of options that are set
 */
export function sheetOf(items: Items, columns: Columns, set: readonly string[]): Sheet {
	const lines = linesOf(items);
	const candidates = lines.filter(({ cells }) => cells.some(isFilled)).slice(0, LOOKED_AT + 1);
	const tried = candidates.map((line) => {
		const header = line.cells.map(headerText);
		const match = matchHeader(header, columns);
		return { line, header, match, isComplete: missingFrom(match, columns, set).length === 0 };
	});
	const nearest = tried.reduce<(typeof tried)[number] | undefined>(
		(best, one) => (best === undefined || one.match.places.size > best.match.places.size ? one : best),
		undefined,
	);
	const chosen = tried.find(({ isComplete }) => isComplete) ?? nearest;
	const at = chosen === undefined ? -1 : lines.indexOf(chosen.line);
	const rows = lines.slice(at + 1).filter(({ index, cells }) => index !== undefined && cells.some(isFilled));
	return {
		header: chosen?.header ?? [],
		match: chosen?.match ?? { places: new Map() },
		rows: new Map(rows.map(({ index, cells }) => [index!, cells])),
		top: lines.slice(0, at + 1).map(({ cells }) => cells),
		misnamed: at > 0 && lines[0].index === undefined ? lines[0].cells : undefined,
	};
}

/** Whether a cell holds something that can be seen. */
export const isFilled = (cell: unknown): boolean =>
	cell !== undefined && cell !== null && (typeof cell !== 'string' || trimmed(cell) !== '');

function linesOf({ byIndex, names }: Items): Line[] {
	const entries = [...byIndex];
	const bare = entries.map(([index, json]) => ({ index, cells: bareCells(json) }));
	const isBare = bare.every(({ cells }) => cells !== undefined) && bare.some(({ cells }) => cells!.length > 0);
	if (isBare) return bare as Line[];
	const rows = entries.map(([index, json]) => ({ index, cells: names.map((name) => json[name]) }));
	return [{ cells: [...names] }, ...rows];
}

/** The cells of a row that was read without a header; undefined where it has names. */
function bareCells(json: IDataObject): unknown[] | undefined {
	const names = Object.keys(json);
	const { row } = json;
	const given = names.length === 1 && typeof row === 'object' && row !== null ? (row as IDataObject) : json;
	if (Array.isArray(given)) return Array.from(given);
	const places = Object.keys(given);
	if (!places.every((place) => /^\d{1,4}$/.test(place))) return undefined;
	const cells: unknown[] = [];
	for (const place of places) cells[Number(place)] = given[place];
	return Array.from(cells);
}

const headerText = (cell: unknown): string =>
	typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
