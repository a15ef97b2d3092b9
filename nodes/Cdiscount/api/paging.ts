import type { Answer } from './answer';
import { unreadable } from './explain';
import type { Query } from './client';

/** How a list is read. */
export interface Listing {
	/**
	 * `page`: `pageIndex` from 1 and `pageSize` (orders, discussions); a page that is not full is the last.
	 * `cursor`: `limit` and `cursor`, the next one in the `Link` header (offers, products) or the body; none, no next page.
	 */
	style: 'page' | 'cursor';
	query?: Query;
	/** The most items wanted; everything there is when left out. */
	limit?: number;
	/** The most items the API gives at once: 100 where nothing else is said. */
	pageSize?: number;
	/** Where a list by cursor begins; at its beginning when left out. */
	cursor?: string;
	/** Told before the items of each page: the cursor that leads to it, undefined for the first page. */
	onPage?(cursor: string | undefined): void;
	/** Whether the next page is asked for while the items of one are worked on; for readers that go on to the end. */
	isReadAhead?: boolean;
	/** In which language the API is to answer, as `fr-FR`; its own choice when left out. */
	language?: string;
	/** What the id of an item is called; told of those that cannot be read. */
	idName?: string;
}

/**
 * Reads a list page by page. Only query parameters are taken from a `Link`, never its host or path. An endpoint that takes no
 * notice of page numbers, which not every page of the documentation tells, is read once.
 * @param get fetches one page
 * @throws Refusal (`unreadable`) for a page without `items`, and for a cursor that leads back to itself
 */
export async function* pagesOf(get: (query: Query) => Promise<Answer>, listing: Listing): AsyncGenerator<unknown> {
	const { style, query = {}, limit = Infinity } = listing;
	const pageSize = Math.min(listing.pageSize ?? 100, limit);
	if (limit <= 0) return;
	let given = 0;
	const passed = new Set<string | undefined>();
	let { cursor } = listing;
	let last = '';
	const page = async (pageIndex: number) =>
		await get({ ...query, ...(style === 'page' ? { pageIndex, pageSize } : { limit: pageSize, cursor }) });
	let asked = page(1);
	for (let pageIndex = 1; ; pageIndex++) {
		const answer = await asked;
		const items = itemsOf(answer.body);
		const looks = JSON.stringify([items.length, items[0], items.at(-1)]);
		if (style === 'page' && pageIndex > 1 && items.length > 0 && last === looks) return;
		last = looks;
		listing.onPage?.(cursor);
		const wanted = items.slice(0, limit - given);
		given += items.length;
		const next = nextCursor(answer.headers.link) ?? cursorIn(answer.body);
		const isLast = given >= limit || (style === 'page' ? items.length !== pageSize : next === undefined);
		const isCircle = !isLast && style === 'cursor' && passed.has(next);
		passed.add(next);
		cursor = next;
		const goesOn = !isLast && !isCircle;
		if (goesOn && listing.isReadAhead) {
			asked = page(pageIndex + 1);
			// whoever stops before its turn must not leave a failure that nobody hears
			asked.catch(() => undefined);
		}
		for (const item of wanted) yield item;
		if (isLast) return;
		if (isCircle) throw unreadable('a list whose next page is one before it');
		if (!listing.isReadAhead) asked = page(pageIndex + 1);
	}
}

function itemsOf(body: unknown): unknown[] {
	const items = Array.isArray(body) ? body : (body as { items?: unknown } | null | undefined)?.items;
	if (!Array.isArray(items)) throw unreadable('a list without items');
	return items;
}

/** The cursor in `Link: <…?cursor=…>; rel="next"`; the parameter's name is written in either case. */
function nextCursor(link: string | undefined): string | undefined {
	const url = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '')?.[1];
	if (url === undefined) return undefined;
	const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
	return query.get('cursor') ?? query.get('Cursor') ?? undefined;
}

/** The cursor in the body, where an official page about products puts it. */
function cursorIn(body: unknown): string | undefined {
	const cursor = (body as { cursor?: unknown }).cursor;
	return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}
