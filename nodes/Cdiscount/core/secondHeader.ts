import type { Columns } from './columns';
import { isNamed, matchHeader, visibleHeader as visible, type Match } from './headers';
import { isFilled, type Sheet } from './sheet';
import { shortened } from './textCheck';

/**
 * Why the columns of a sheet are not what its header says, because it has another header below it; undefined where they are. That row is
 * refused by itself, but those below it would be sent where the node goes on after errors: a price as a stock, a purchase price as a price.
 */
export function secondHeader({ header, match, rows }: Sheet, columns: Columns): string | undefined {
	const [first = []] = rows.values();
	const isRow = [...match.places].every(([column, place]) => !column.isNeeded || isFilled(first[place]));
	for (const place of isRow ? [] : match.places.values()) {
		const isSpread = place + 1 < header.length && !isNamed(header[place + 1]);
		if (isSpread && isWord(first[place]) && isWord(first[place + 1]))
			return `The header of the sheet has two rows: below "${visible(header[place])}" are "${wordIn(first[place])}" and "${wordIn(first[place + 1])}". Write it in one row, with a name of its own for each column.`;
	}
	for (const [index, cells] of rows) {
		const filled = cells.filter(isFilled);
		if (filled.length < 2 || !filled.every(isWord)) continue;
		const below = matchHeader(
			cells.map((cell) => (isFilled(cell) ? String(cell) : '')),
			columns,
		);
		if (below.places.size < 2 || isSame(below, match)) continue;
		const names = [...below.places.values()].map((place) => `"${wordIn(cells[place])}"`).join(', ');
		return `The sheet has a second header in item ${index} (${names}), and other columns below it. Give each table a sheet of its own.`;
	}
	return undefined;
}

const isSame = (below: Match, above: Match) =>
	[...below.places].every(([column, place]) => above.places.get(column) === place);

const isWord = (cell: unknown): boolean => typeof cell === 'string' && /\p{L}/u.test(cell) && !/\p{N}/u.test(cell);

const wordIn = (cell: unknown) => shortened(visible(String(cell)));
