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
	position: (record: T) => number;
	/** What the parameter for the size is called. */
	size?: string;
	fallback?: number;
	max?: number;
}

/** One page of a list by cursor: limit 1 to 1000 (documented), by default 100 (project choice). */
export function cursorPage<T>(records: Iterable<T>, query: Query, options: CursorOptions<T>): CursorPage<T> {
	const { position, size = 'limit', max = 1000 } = options;
	const limit = integer(query, size, Math.min(options.fallback ?? 100, max), max);
	const after = readCursor(valueOf(query, 'cursor'));
	const items: T[] = [];
	for (const record of records) {
		if (position(record) <= after) continue;
		if (items.length === limit) return { items, next: writeCursor(position(items[limit - 1]!)) };
		items.push(record);
	}
	return { items };
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
