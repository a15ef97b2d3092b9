import type { Query } from '../../../../nodes/Cdiscount/api/client.ts';
import { pagesOf, type Listing } from '../../../../nodes/Cdiscount/api/paging.ts';

export type Page = { items?: unknown; link?: string; body?: unknown };

/** Reads a list that has these pages; tells what came and what was asked. */
export async function read(pages: Page[], listing: Listing) {
	const asked: Query[] = [];
	const get = async (query: Query) => {
		asked.push(query);
		const { items = [], link, body = { itemsPerPage: 0, items } } = pages[asked.length - 1] ?? {};
		return { status: 200, headers: (link === undefined ? {} : { link }) as Record<string, string>, body };
	};
	const came: unknown[] = [];
	for await (const item of pagesOf(get, listing)) came.push(item);
	return { came, asked };
}

export const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
export const next = (cursor: string) =>
	`<https://api.octopia-io.net/seller/v2/offers?limit=2&cursor=${cursor}>; rel="next"`;
