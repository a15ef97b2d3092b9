import { integer, valueOf, type Query } from './query.mts';
import { invalid } from './refusal.mts';

/** One page of a list by page number: pageIndex from 1, pageSize 1 to max (100 measured), by default 25. */
export function pageOf<T>(records: readonly T[], query: Query, max = 100): T[] {
	const size = integer(query, 'pageSize', Math.min(25, max), max);
	const index = integer(query, 'pageIndex', 1);
	return records.slice((index - 1) * size, index * size);
}

export interface CursorPage<T> {
	items: T[];
	/** The opaque cursor of the next page; undefined on the last one. */
	next?: string;
}

interface CursorOptions<T> {
	/** Grows along the list and stays with the record, so that changes elsewhere neither skip nor repeat one. */
	position: (record: T, index: number) => number;
	/** Which records the list shows. Default: all. */
	isWanted?: (record: T) => boolean;
	/** What the parameter for the size is called. */
	size?: string;
	fallback?: number;
	max?: number;
}

/**
 * One page of a list by cursor: limit 1 to 1000 (documented), by default 100 (project choice). It costs no more than the
 * records it looks at, wherever in the list it lies.
 */
export function cursorPage<T>(records: readonly T[], query: Query, options: CursorOptions<T>): CursorPage<T> {
	const { position, isWanted, size = 'limit', max = 1000 } = options;
	const limit = integer(query, size, Math.min(options.fallback ?? 100, max), max);
	const items: T[] = [];
	let last = -Infinity;
	for (
		let index = firstAfter(records, readCursor(valueOf(query, 'cursor')), position);
		index < records.length;
		index += 1
	) {
		const record = records[index]!;
		if (isWanted && !isWanted(record)) continue;
		if (items.length === limit) return { items, next: writeCursor(last) };
		items.push(record);
		last = position(record, index);
	}
	return { items };
}

/** The index of the first record that lies behind the position. */
function firstAfter<T>(records: readonly T[], after: number, position: CursorOptions<T>['position']): number {
	let [low, high] = [0, records.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (position(records[middle]!, middle) <= after) low = middle + 1;
		else high = middle;
	}
	return low;
}

function writeCursor(position: number): string {
	return Buffer.from(`after:${position}`).toString('base64url');
}

function readCursor(cursor: string | undefined): number {
	if (cursor === undefined) return -Infinity;
	const [, position] = /^after:(-?\d+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
	if (position === undefined) throw invalid('cursor', `The value '${cursor}' is not valid.`);
	return Number(position);
}
