import type { Account } from './auth/account';
import { CdiscountError } from './errors';
import { gateOf } from './gate';
import { pagesOf, type Listing } from './paging';
import { parseAs, parseItem, type Listed } from './parseResponse';
import { requestOf, type Call, type Query, type ReadOptions } from './request';
import { responseOf, responseOrError, type ApiResponse } from './response';
import type { RetryBudget } from './retry';
import { withTimeLimit } from './timeLimit';
import { toError } from './toError';
import type { HttpRequest, Transport } from './transport';
import { unreadableResponse } from './unreadableResponse';
import type { Validator } from './validator';
import { waitsOf } from './waits';

export type { Query } from './request';
export type { Issue, Validator } from './validator';

/** A call that changes something at the marketplace. */
export interface WriteRequest {
	method: Exclude<HttpRequest['method'], 'GET'>;
	/** Below the API's base, made with the `path` tag. */
	path: string;
	/** JSON; or bytes, whose type is then named. */
	body?: unknown;
	contentType?: string;
	/** The language of the data, as `fr-FR`. */
	language?: string;
}

/** A document of the marketplace. */
export interface Download {
	content: Buffer;
	mimeType: string;
}

/** The marketplace as one seller sees it. The only way to the network. */
export interface Octopia {
	/** The API's base. */
	readonly apiUrl: string;
	readonly sellerId: string;
	readonly salesChannelId: string;
	/** Aborted when the execution is not wanted any more; undefined where the host has no such signal. */
	readonly cancelSignal: AbortSignal | undefined;
	/**
	 * GET, repeated on passing faults as long as the API asks or the retry budget lasts.
	 * @param language in which the API is to answer, as `fr-FR`
	 * @throws CdiscountError
	 */
	read<T>(path: string, schema: Validator<T>, query?: Query, language?: string): Promise<T>;
	/** GET page after page, one item at a time, so that whoever has enough stops the reading. One that cannot be read hides no other. */
	list<T>(path: string, item: Validator<T>, listing: Listing): AsyncGenerator<Listed<T>>;
	/** GET of a document, repeated like `read`. @throws CdiscountError */
	download(path: string, query?: Query): Promise<Download>;
	/**
	 * Sends a write exactly once (after a 401, which changed nothing, it is sent with a new token).
	 * @throws CdiscountError; `leavesOutcomeOpen` tells whether the write may have happened
	 */
	write(request: WriteRequest): Promise<ApiResponse>;
	/**
	 * Waits out a throttle of a write, or another fault that it can be repeated after, within the retry budget that is left.
	 * @param repeats how often it was repeated already
	 * @returns false when that would take too long, or the execution was cancelled
	 */
	waitOut(error: CdiscountError, repeats?: number): Promise<boolean>;
	/** Waits, in a run of many items, while the last calls of a quota are to be left to others. */
	makeRoom(): Promise<void>;
	/** Waits on purpose, but no longer than the execution is wanted. @returns false when it was cancelled */
	wait(seconds: number): Promise<boolean>;
	/** The marketplace's clock as of its last response, in ms since 1970 UTC; undefined before the first response. */
	clock(): number | undefined;
}

/**
 * The marketplace for one seller.
 * @param account whose seller is named (see `actingFor`)
 * @param retries shared with whatever else runs for the same reason
 */
export function clientOf(account: Account, transport: Transport, retries: RetryBudget): Octopia {
	const { cancelSignal } = transport;
	const gate = gateOf(account);
	let clock: number | undefined;
	const { now, pause, pauseAfter, makeRoom } = waitsOf(transport, retries, gate);

	const send = async (call: Call, limit = retries.admit(call.method !== 'GET')): Promise<ApiResponse> => {
		if (cancelSignal?.aborted)
			throw new CdiscountError('unreachable', 'The execution was cancelled; nothing was sent.');
		const entered = gate.enter(now());
		const request = requestOf(call, account);
		const sending = async (stop: AbortSignal) => await transport.send(request, stop);
		const response = await withTimeLimit(limit, sending, cancelSignal).then(responseOf, responseOrError);
		if (response instanceof CdiscountError) throw response;
		const isSuccess = response.status >= 200 && response.status <= 299;
		const error = gate.answered(entered, isSuccess ? undefined : toError(response, account.sellerId), now());
		if (call.method !== 'GET') retries.answered(true, error);
		if (error !== undefined) throw error;
		// what refuses may be something before the marketplace, with a clock of its own
		const date = Date.parse(response.headers.date ?? '');
		if (!Number.isNaN(date)) clock = date;
		return response;
	};

	const get = async (path: string, query: Query = {}, options: ReadOptions = {}): Promise<ApiResponse> => {
		await makeRoom();
		for (let repeats = 0; ; repeats++) {
			const since = Date.now();
			const limit = retries.admit(false);
			const response = send({ method: 'GET', path, query, ...options }, limit);
			const result = await response.then(options.isDownload ? (found) => found : jsonOnly).catch(errorOf);
			if (!(result instanceof CdiscountError)) {
				retries.answered(false);
				return result;
			}
			if (!(await pauseAfter(result, repeats, since, false))) throw result;
		}
	};

	return {
		apiUrl: account.apiUrl,
		sellerId: account.sellerId,
		salesChannelId: account.salesChannelId,
		cancelSignal,
		async read(path, schema, query, language) {
			const parsed = parseAs(schema, (await get(path, query, { language })).body, nameOf(path));
			if (parsed instanceof CdiscountError) throw parsed;
			return parsed.data;
		},
		async *list(path, item, listing) {
			const page = async (query: Query) => await get(path, query, { language: listing.language });
			const atOnce = () => transport.atOnce?.() ?? 1;
			for await (const found of pagesOf(page, { ...listing, atOnce }))
				yield parseItem(item, found, nameOf(path), listing.idName);
		},
		async download(path, query) {
			const { body, headers } = await get(path, query, { isDownload: true });
			if (!(body instanceof Uint8Array) && !(body instanceof ArrayBuffer))
				throw unreadableResponse('a document without content');
			const mimeType = headers['content-type']?.split(';')[0] ?? 'application/octet-stream';
			return { content: Buffer.from(body as Uint8Array), mimeType };
		},
		async write(request) {
			return await send(request).then(jsonOrId);
		},
		async waitOut(error, repeats = 0) {
			return await pauseAfter(error, repeats, Date.now(), true);
		},
		makeRoom,
		async wait(seconds) {
			const isWanted = await pause(seconds);
			retries.paused();
			return isWanted;
		},
		clock: () => clock,
	};
}

/** A success that is text instead of JSON was answered by something else: a maintenance page, a portal, a cut-off body. */
function jsonOnly(response: ApiResponse): ApiResponse {
	if (typeof response.body === 'string' && response.body !== '') throw unreadableResponse('text instead of JSON');
	return response;
}

/** What a write answers is hardly documented: nothing, an object, or a bare id. Anything else was answered by something else. */
function jsonOrId(response: ApiResponse): ApiResponse {
	return typeof response.body === 'string' && /^[\w.:/-]{1,200}$/.test(response.body.trim())
		? response
		: jsonOnly(response);
}

function errorOf(thrown: unknown): CdiscountError {
	return thrown instanceof CdiscountError ? thrown : unreadableResponse(String((thrown as Error)?.message));
}

/** What a response is called in a sentence. */
const nameOf = (path: string) => path.split('/')[1];
