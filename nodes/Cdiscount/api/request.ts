import type { IHttpRequestMethods, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Account } from './auth/account';
import type { Query } from './client';

/** Silence, in ms; the call as a whole has a limit of its own. */
const READ_TIMEOUT = 30_000;
const WRITE_TIMEOUT = 60_000;

/**
 * Statuses come as answers, with their headers and whatever body: n8n's errors lose the headers before 2.34, and cannot be made of a
 * body that is nested too deeply. A 401 is thrown, for n8n to fetch a new token.
 */
const AS_ANSWERS: IHttpRequestOptions['ignoreHttpStatusErrors'] = { ignore: true, except: [401] };

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
		ignoreHttpStatusErrors: AS_ANSWERS,
		get abortSignal() {
			return stop;
		},
		// n8n writes the execution's own signal here, which `stop` follows already
		set abortSignal(_own) {},
	};
}

/**
 * Sends a call by n8n's request helper. Hosts before 2.9 know no exceptions and give the 401 as an answer: the call, which had no
 * effect, is made again there so that they fetch a new token.
 * @param make makes the options anew, for n8n writes into them
 */
export async function sent(
	make: () => IHttpRequestOptions,
	send: (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>,
): Promise<IN8nHttpFullResponse> {
	const response = await send(make());
	return response.statusCode === 401 ? await send(Object.assign(make(), { ignoreHttpStatusErrors: false })) : response;
}
