import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { Account } from './account';
import type { Query } from './client';

/** Silence, in ms; the call as a whole has a limit of its own. */
const READ_TIMEOUT = 30_000;
const WRITE_TIMEOUT = 60_000;

/** How a read is made, beyond its query. */
export interface Manner {
	/** As bytes. */
	bytes?: boolean;
	language?: string;
}

/** One HTTP call to the API. */
export interface Call extends Manner {
	method: IHttpRequestMethods;
	path: string;
	query?: Query;
	body?: unknown;
	contentType?: string;
}

/**
 * The call as n8n's request helper takes it; the credential adds the token.
 * @param stop ends the call
 */
export function optionsOf(
	{ method, path, query = {}, body, contentType, language, bytes }: Call,
	account: Account,
	stop: AbortSignal,
): IHttpRequestOptions {
	const { apiUrl, sellerId, salesChannelId } = account;
	return {
		method,
		url: `${apiUrl}${path}`,
		headers: {
			Accept: bytes ? '*/*' : 'application/json',
			SellerId: sellerId,
			SalesChannelId: salesChannelId,
			...(contentType && { 'Content-Type': contentType }),
			...(language && { 'Accept-Language': language }),
		},
		qs: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== '')),
		...(body === undefined ? {} : { body: body as IHttpRequestOptions['body'] }),
		...(bytes ? { encoding: 'arraybuffer' as const } : { json: true }),
		timeout: method === 'GET' ? READ_TIMEOUT : WRITE_TIMEOUT,
		returnFullResponse: true,
		disableFollowRedirect: true,
		get abortSignal() {
			return stop;
		},
		// n8n writes the execution's own signal here, which `stop` follows already
		set abortSignal(_own) {},
	};
}
