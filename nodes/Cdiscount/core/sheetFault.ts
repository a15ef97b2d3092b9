import { InputError } from '../api/errors';
import { columnName, type Column, type Columns } from './columns';
import type { FormPart } from './field';
import { isNamed, matchHeader, missingFrom, visibleHeader as visible } from './headers';
import { secondHeader } from './secondHeader';
import type { Sheet } from './sheet';
import { shortened } from './textCheck';

/** So many columns are named in a sentence. */
const NAMED = 20;

/** So many headers are proposed for a column. */
const PROPOSED = 4;

/** How n8n's node that reads a file is told what divides the columns, by what divides them. */
const SEPARATORS: Record<string, string> = {
	';': ';',
	',': ',',
	'|': '|',
	'\t': 'a tab (as an expression: {{ "\\t" }})',
};

const NOTHING_SENT = { hint: 'Nothing was sent.' };

/**
 * Why a sheet cannot be used as it is, in one sentence for all of its rows; undefined where it can.
 * @param fields of the operation, which name the columns
 * @param set ids of options that are set
 */
export function sheetFault(
	sheet: Sheet,
	columns: Columns,
	fields: readonly FormPart[],
	set: readonly string[],
): InputError | undefined {
	const { header, match, rows, top } = sheet;
	const encoding = encodingOf(top);
	if (encoding !== undefined)
		return refused(
			`The sheet was read in the wrong encoding. ${found(header)} In "Extract from File" set Options > Encoding to ${encoding}.`,
		);
	if (isLossy(sheet))
		return refused(
			'The header of the sheet is not in its first row, and columns without a name were read as one. In "Extract from File" switch Options > Header Row off.',
		);
	const nameOf = (one: Column) => columnName(one, fields);
	if (match.doubled !== undefined) {
		const { column, places } = match.doubled;
		return refused(
			`The sheet has ${doubled(
				nameOf(column),
				places.map((place) => visible(header[place])),
			)}`,
		);
	}
	const missing = missingFrom(match, columns, set);
	const isEmpty = rows.size === 0 && top.length <= 1 && match.places.size === 0 && separatorLine(top) === undefined;
	if (missing.length > 0 && !isEmpty) {
		const advice = separatorLine(top) ?? separatorAdvice(top, columns) ?? naming(missing, nameOf);
		const names = missing.map((choice) => choice.slice(0, 2).map(nameOf).join(' or ')).join(' and ');
		return refused(`The sheet has no column for ${names}. ${found(header)}${otherColumn()} ${advice}`);
	}
	if (rows.size === 0) return refused('The sheet has no rows: its file, or the range that was read, holds none.');
	if (columns.alien !== undefined && match.alien !== undefined)
		return refused(`The sheet has a column "${visible(header[match.alien])}": ${columns.alien.why}`);
	const second = secondHeader(sheet, columns);
	return second === undefined ? undefined : refused(second);

	function otherColumn(): string {
		const { notTaken } = columns;
		if (notTaken === undefined || match.notTaken === undefined) return '';
		return ` "${visible(header[match.notTaken])}" is ${notTaken.what}.`;
	}
}

const refused = (sentence: string) => new InputError(sentence, NOTHING_SENT);

function doubled(name: string, headers: string[]): string {
	const many = headers.length === 2 ? 'two' : String(headers.length);
	const named = headers.map((header) => `"${header}"`).join(' and ');
	const isSame = new Set(headers).size === 1;
	const which = isSame ? `columns named ${`"${headers[0]}"`}` : `columns for ${name}: ${named}`;
	return `${many} ${which}. Remove or rename ${headers.length === 2 ? 'one' : 'all but one'} of them.`;
}

function found(header: string[]): string {
	const names = namedColumns(header);
	return names === '' ? 'No columns were found.' : `Columns found: ${names}.`;
}

/** Says which columns of a sheet are used, and which are not; undefined where all of them are. */
export function useOf({ header, match }: Sheet, fields: readonly FormPart[]): string | undefined {
	const taken = [...match.places].map(
		([column, place]) => `"${visible(header[place])}" (${columnName(column, fields)})`,
	);
	const places = new Set(match.places.values());
	const others = namedColumns(header.filter((_, place) => !places.has(place)));
	return others === '' ? undefined : `Columns used: ${taken.join(', ')}. Not used: ${others}.`;
}

/** The names of columns in quotation marks; empty where there are none. */
function namedColumns(header: string[]): string {
	const names = header.filter(isNamed).map(visible);
	const named = names.slice(0, NAMED).map((name) => `"${shortened(name)}"`);
	return named.join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');
}

function naming(missing: Column[][], nameOf: (column: Column) => string): string {
	const [[column], ...others] = missing;
	if (others.length > 0) return 'Name them so, or choose to map each column manually.';
	const words = [...new Set([nameOf(column), ...column.words])].slice(0, PROPOSED).map((word) => `"${word}"`);
	return `Name one of them ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, or choose to map each column manually.`;
}

/** A line for Excel at the beginning of a CSV file, which says what divides the columns. */
function separatorLine(top: unknown[][]): string | undefined {
	const line = top.flat().find((cell) => typeof cell === 'string' && /^\ufeff?sep=/i.test(cell)) as string | undefined;
	if (line === undefined) return undefined;
	const separator = line.split('=')[1];
	const delimiter = separator === '' ? 'what divides the columns' : (SEPARATORS[separator] ?? separator);
	return `The file begins with a line "sep=": in "Extract from File" set Options > Delimiter to ${delimiter}, and Starting Line to 2.`;
}

/** A file that was read with another separator has one column, whose header holds all of them. */
function separatorAdvice(top: unknown[][], columns: Columns): string | undefined {
	const single = top.map((cells) => cells.filter((cell) => typeof cell === 'string' && cell !== ''));
	if (single.some((cells) => cells.length > 1)) return undefined;
	for (const text of single.flat() as string[])
		for (const [separator, name] of Object.entries(SEPARATORS)) {
			const parts = text.split(separator);
			if (parts.length < 2 || matchHeader(parts, columns).places.size === 0) continue;
			return `The file was read with another separator: in "Extract from File" set Options > Delimiter to ${name}.`;
		}
	return undefined;
}

/** The encoding of a file that was read in another one, as n8n calls it; a column whose name is lost would pass for one that nobody needs. */
function encodingOf(top: unknown[][]): string | undefined {
	const text = top
		.flat()
		.filter((cell) => typeof cell === 'string')
		.join('\n');
	if (text.includes('\0')) return 'UTF16LE';
	if (text.includes('\ufffd')) return 'Latin1 (files of Windows, Windows-1252)';
	return /[ÂÃ][\u0080-\u00bf]/.test(text) ? 'UTF-8' : undefined;
}

/** n8n keeps one of the columns of a CSV file that have the same name, and so of those that have none beside a title. */
function isLossy({ misnamed = [] }: Sheet): boolean {
	return misnamed.includes('') && !misnamed.includes('_1');
}
