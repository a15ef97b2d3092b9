import type { FastifyReply, FastifyRequest } from 'fastify';

import type { CursorPage } from '../marketplace/paging.mts';
import type { Query } from '../marketplace/query.mts';
import type { Shapes } from '../marketplace/context.mts';
import { sendJson } from './responses.mts';

/** The query with lower-case names; a parameter that is repeated becomes a comma list. */
export function queryOf(request: FastifyRequest): Query {
	const query: Query = {};
	for (const [name, value] of Object.entries(request.query as Record<string, string | string[]>)) {
		const key = name.toLowerCase();
		query[key] = [query[key], value].flat().filter(Boolean).join(',');
	}
	return query;
}

/** The usual envelope; its number is that of the items on this page, not the requested size (official sample). */
export function sendList(reply: FastifyReply, items: readonly unknown[]): FastifyReply {
	return sendJson(reply, 200, { itemsPerPage: items.length, items });
}

/**
 * A page by cursor: where the next one is stands in the Link header. Sources show absolute and relative addresses; the
 * shape decides.
 */
export function sendPage(
	request: FastifyRequest,
	reply: FastifyReply,
	{ items, next }: CursorPage<unknown>,
	shapes: Shapes,
): FastifyReply {
	if (next !== undefined) void reply.header('link', `<${nextUrl(request, next, shapes)}>; rel="next"`);
	return sendList(reply, items);
}

function nextUrl(request: FastifyRequest, cursor: string, shapes: Shapes): string {
	const url = new URL(request.url, `http://${request.headers.host}`);
	for (const name of [...url.searchParams.keys()]) {
		if (name.toLowerCase() === 'cursor') url.searchParams.delete(name);
	}
	url.searchParams.set('cursor', cursor);
	return shapes === 'measured' ? url.href : url.pathname + url.search;
}

/** Counts of everything but orders (documented). */
export function sendCount(reply: FastifyReply, count: number): FastifyReply {
	return sendJson(reply, 200, { count });
}
