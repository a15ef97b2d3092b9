import type { ApiResponse } from './response';
import { unreadableResponse } from './unreadableResponse';

/** What is known of a page by page number. */
interface Facts {
	/** Items on it, and on all pages before it. */
	size: number;
	before: number;
	/** Items asked for, and the most that a page before it held. */
	asked: number;
	largest: number;
}

/** Nobody gives fewer items a page, unless fewer are asked for. */
const FEWEST = 10;

/** Names of the size of a whole list; no page of the API has one today, the old search for offers had. */
const TOTALS = ['total', 'totalCount', 'totalItems', 'totalItemCount', 'total_item_count'];

/** Whether a page by page number is certainly the last of its list (see `pagesOf`). */
export function isLastPage({ body, headers }: ApiResponse, { size, before, asked, largest }: Facts): boolean {
	if (size === 0) return true;
	const isFull = size >= (largest > 0 ? largest : Math.min(asked, FEWEST));
	const total = totalIn(body);
	// a total may be that of the page, so it is believed where it is larger, and ends no page that is full
	if (total !== undefined && total > before + size) return false;
	if (hasNext(headers.link)) return false;
	const saysEnd = total === before + size || isPaged(headers.link);
	return !isFull || (saysEnd && size < asked);
}

/** @throws CdiscountError (`unreadable`) */
export function itemsOf(body: unknown): unknown[] {
	const items = Array.isArray(body) ? body : fieldOf(body, 'items');
	if (!Array.isArray(items)) throw unreadableResponse('a list without items');
	return items;
}

/** The cursor in `Link: <…?cursor=…>; rel="next"`, whose name is written in either case, or in the body, where an official page puts it. */
export function cursorIn({ headers, body }: ApiResponse): string | undefined {
	const url = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(headers.link ?? '')?.[1] ?? '';
	const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
	const inBody = fieldOf(body, 'cursor');
	const cursor = query.get('cursor') ?? query.get('Cursor') ?? inBody;
	return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}

const hasNext = (link = '') => /rel="?next"?/i.test(link);
const isPaged = (link = '') => /rel="?(prev|previous|first|last)"?/i.test(link);

function totalIn(body: unknown): number | undefined {
	const values = TOTALS.map((name) => fieldOf(body, name)).filter((value) => typeof value === 'number');
	return values.length === 0 ? undefined : Math.max(...values);
}

const fieldOf = (body: unknown, name: string): unknown => (body as Record<string, unknown> | null | undefined)?.[name];
