import type { ApiResponse } from './response';
import { PagesAhead } from './pagesAhead';
import { unreadableResponse } from './unreadableResponse';
import type { Query } from './request';
import { cursorIn, isLastPage, itemsOf } from './page';
import { RepeatedPages } from './repeatedPages';

/** How a list is read. */
export interface Listing {
	/**
	 * `page`: `pageIndex` from 1 and `pageSize` (orders, discussions).
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
	/** The number of the page with which a list by page number begins; the first when left out. */
	pageIndex?: number;
	/** The most items that the API is known to have given on one page of this list, for the same page size. */
	largest?: number;
	/** Called before the items of each page. */
	onPage?(page: Page): void;
	/** Called after the items of each page that another one may follow: whether the reading ends here. */
	isEnough?(page: Page): boolean;
	/** Whether pages are asked for while the items of one are worked on; for readers that go on to the end. */
	isReadAhead?: boolean;
	/** How many items there are, for a list by page number: then several pages are asked for at once. It costs a call. */
	count?(): Promise<number>;
	/** How many calls may be under way at once; one when left out. */
	atOnce?(): number;
	/** In which language the API is to answer, as `fr-FR`; its own choice when left out. */
	language?: string;
	/** What the id of an item is called, to name those that cannot be read. */
	idName?: string;
}

/** A page that came. */
export interface Page {
	/** What leads to it, in a list by cursor; undefined for the first page. */
	cursor?: string;
	/** What leads to the page after it, in a list by cursor. */
	next?: string;
	/** How many items are on it. */
	size: number;
}

/** Where the reading of a list begins and ends, for readers that go on at another time. */
export type Pages = Pick<Listing, 'pageIndex' | 'cursor' | 'largest' | 'isEnough'>;

/** So many pages in a row may bring nothing new. */
const MOST_BARREN = 10;

/**
 * Reads a list page by page. Only query parameters are taken from a `Link`, never its host or path.
 *
 * A list by page number ends with an empty page, with one that was there before word for word (an endpoint that takes no notice of
 * page numbers), or where the response says so. A page shorter than asked for proves nothing by itself, for the API may give fewer
 * than it is asked for, whatever the number. It is the last when it is shorter than another page of the same list, for then
 * the API gives more where there is more; or when it holds fewer than ten, which no API takes for a page. Otherwise the
 * end is in doubt, and one more page is asked for: at most once a list.
 * @param get fetches one page
 * @throws CdiscountError (`unreadable`) for a page without `items`, a cursor that leads back, and a list that goes on without anything new
 */
export async function* pagesOf(get: (query: Query) => Promise<ApiResponse>, listing: Listing): AsyncGenerator<unknown> {
	const { style, query = {}, limit = Infinity } = listing;
	const pageSize = Math.min(listing.pageSize ?? 100, limit);
	if (limit <= 0) return;
	let given = 0;
	const passed = new Set<string | undefined>();
	const seen = new RepeatedPages();
	let { cursor, largest = 0 } = listing;
	const firstPage = listing.pageIndex ?? 1;
	const passedBy = (firstPage - 1) * pageSize;
	const page = async (pageIndex: number) =>
		await get({ ...query, ...(style === 'page' ? { pageIndex, pageSize } : { limit: pageSize, cursor }) });
	const asked = new PagesAhead(page, listing, pageSize);
	for (let pageIndex = firstPage; ; pageIndex++) {
		const response = await asked.take(pageIndex);
		const items = itemsOf(response.body);
		const isRepeated = seen.take(items);
		if (style === 'page' && isRepeated) return;
		const next = cursorIn(response);
		const facts = { size: items.length, before: passedBy + given, asked: pageSize, largest };
		const isEnd = style === 'cursor' ? next === undefined : isLastPage(response, facts);
		largest = Math.max(largest, items.length);
		const here: Page = { cursor, next, size: items.length };
		listing.onPage?.(here);
		const wanted = items.slice(0, limit - given);
		given += isRepeated ? 0 : items.length;
		const isLast = given >= limit || isEnd;
		const isCircle = !isLast && style === 'cursor' && passed.has(next);
		const isEndless = !isLast && seen.barren >= MOST_BARREN;
		passed.add(next);
		cursor = next;
		const goesOn = !isLast && !isCircle && !isEndless;
		if (goesOn && listing.isReadAhead) asked.askAfter(pageIndex);
		if (!isRepeated || isLast) for (const item of wanted) yield item;
		if (isLast || listing.isEnough?.(here)) return;
		if (isCircle) throw unreadableResponse('a list whose next page is one before it');
		if (isEndless) throw unreadableResponse('a list that goes on without anything new');
	}
}
