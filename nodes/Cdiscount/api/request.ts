import type { Account } from './auth/account';
import type { HttpRequest } from './transport';

/** Silence, in ms; the call as a whole has a limit of its own. */
const READ_TIMEOUT = 30_000;
const WRITE_TIMEOUT = 60_000;

/** Query parameters; those that are undefined or empty are left out. */
export type Query = Record<string, string | number | boolean | undefined>;

/** How a read is made, beyond its query. */
export interface ReadOptions {
	/** As bytes. */
	isDownload?: boolean;
	/** In which the API is to answer, as `fr-FR`. */
	language?: string;
}

/** One call to the API. */
export interface Call extends ReadOptions {
	method: HttpRequest['method'];
	path: string;
	query?: Query;
	body?: unknown;
	contentType?: string;
}

/** The HTTP request of a call for the seller of an account. Query parameters that are undefined or empty are left out. */
export function requestOf(
	{ method, path, query = {}, body, contentType, language, isDownload = false }: Call,
	{ apiUrl, sellerId, salesChannelId }: Account,
): HttpRequest {
	const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
	return {
		method,
		url: `${apiUrl}${path}`,
		headers: {
			Accept: isDownload ? '*/*' : 'application/json',
			SellerId: sellerId,
			SalesChannelId: salesChannelId,
			...(contentType && { 'Content-Type': contentType }),
			...(language && { 'Accept-Language': language }),
		},
		query: Object.fromEntries(given) as HttpRequest['query'],
		body,
		isDownload,
		timeout: method === 'GET' ? READ_TIMEOUT : WRITE_TIMEOUT,
	};
}
