import type { IExecuteFunctions, IHttpRequestMethods, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import { actingFor, type Account } from './auth/account';
import { responseOf, responseOrError, type ApiResponse } from './response';
import { toError, unreadableResponse } from './toError';
import { withTimeLimit } from './timeLimit';
import { pagesOf, type Listing } from './paging';
import { wait, type RetryBudget } from './retry';
import { optionsOf, sent, type Call, type Manner } from './request';
import { CdiscountError } from './errors';
import { parseItem, parseAs, type Listed } from './parseResponse';

/** Where a node runs: in a workflow, in a poll, or for a list in the editor. */
export type Host = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;

/** What a validator finds wrong, and where. */
export interface Issue {
	/** `custom` for what our own checks say. */
	code?: string;
	path: PropertyKey[];
	message: string;
}

/** What is needed of a validator; zod 3 and zod 4 schemas have it. */
export interface Validator<T> {
	safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } };
}

/** Query parameters; those that are undefined or empty are left out. */
export type Query = Record<string, string | number | boolean | undefined>;

/** A call that changes something at the marketplace. */
export interface WriteRequest {
	method: Exclude<IHttpRequestMethods, 'GET' | 'HEAD'>;
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

/** The marketplace as one seller sees it. The only way from a node to the network. */
export interface Octopia {
	/** The API's base. */
	readonly apiUrl: string;
	readonly sellerId: string;
	readonly salesChannelId: string;
	/** Aborted when the execution is not wanted any more; undefined where the host has no such signal. */
	readonly cancelSignal: AbortSignal | undefined;
	/**
	 * GET, repeated on passing faults as long as the API asks or patience lasts.
	 * @param language in which the API is to answer, as `fr-FR`
	 * @throws CdiscountError
	 */
	read<T>(path: string, shape: Validator<T>, query?: Query, language?: string): Promise<T>;
	/** GET page after page, one item at a time, so that whoever has enough stops the reading. One that cannot be read hides no other. */
	list<T>(path: string, item: Validator<T>, listing: Listing): AsyncGenerator<Listed<T>>;
	/** GET of a document, repeated like `read`. @throws CdiscountError */
	download(path: string, query?: Query): Promise<Download>;
	/**
	 * Sends a write exactly once (n8n repeats it once after a 401, which changed nothing).
	 * @throws CdiscountError; `leavesOutcomeOpen` tells whether the write may have happened
	 */
	write(request: WriteRequest): Promise<ApiResponse>;
	/**
	 * Waits out a throttle of a write, or another fault that it can be repeated after, within the patience that is left.
	 * @param repeats how often it was repeated already
	 * @returns false when that would take too long, or the execution was cancelled
	 */
	waitOut(refusal: CdiscountError, repeats?: number): Promise<boolean>;
	/** Waits on purpose, but no longer than the execution is wanted. @returns false when it was cancelled */
	wait(seconds: number): Promise<boolean>;
	/** The marketplace's clock as of its last answer, in ms since 1970 UTC; undefined before the first answer. */
	clock(): number | undefined;
}

/**
 * Connects a node to the marketplace with the credential chosen in it.
 * @param patience shared with whatever else runs for the same reason
 * @param seller the seller to act for, where the credential serves several
 * @throws CdiscountError (`credential`) when the credential's fields or the seller cannot be right
 */
export async function connect(
	host: Host,
	credentialType: string,
	patience: RetryBudget,
	seller?: Pick<Account, 'sellerId' | 'salesChannelId'>,
): Promise<Octopia> {
	const account = actingFor(await host.getCredentials(credentialType), seller);
	let clock: number | undefined;

	const cancel = 'getExecutionCancelSignal' in host ? host.getExecutionCancelSignal() : undefined;
	const cancelled = () => cancel?.aborted === true;

	const send = async (call: Call, limit = patience.admit(call.method !== 'GET')): Promise<ApiResponse> => {
		if (cancelled()) throw new CdiscountError('unreachable', 'The execution was cancelled; nothing was sent.');
		const request = host.helpers.httpRequestWithAuthentication;
		const ask = async (stop: AbortSignal) =>
			await sent(
				() => optionsOf(call, account, stop),
				async (options) => await request.call(host, credentialType, options),
			);
		const result = await withTimeLimit(limit, ask, cancel).then(responseOf, responseOrError);
		if (result instanceof CdiscountError) throw result;
		const refusal = result.status < 200 || result.status > 299 ? toError(result, account.sellerId) : undefined;
		if (call.method !== 'GET') patience.answered(true, refusal);
		if (refusal !== undefined) throw refusal;
		// what refuses may be something before the marketplace, with a clock of its own
		const date = Date.parse(result.headers.date ?? '');
		if (!Number.isNaN(date)) clock = date;
		return result;
	};

	const get = async (path: string, query: Query = {}, { bytes, language }: Manner = {}): Promise<ApiResponse> => {
		for (let repeats = 0; ; repeats++) {
			const since = Date.now();
			const limit = patience.admit(false);
			const answer = send({ method: 'GET', path, query, bytes, language }, limit);
			const result = await answer.then(bytes ? (found) => found : jsonOnly).catch(refusalOnly);
			if (!(result instanceof CdiscountError)) patience.answered(false);
			if (!(result instanceof CdiscountError)) return result;
			const wait = patience.waitFor(result, repeats, since, false);
			if (wait === undefined || cancelled()) throw result;
			await wait(wait, cancelled);
			if (cancelled()) throw result;
		}
	};

	return {
		apiUrl: account.apiUrl,
		sellerId: account.sellerId,
		salesChannelId: account.salesChannelId,
		cancelSignal: cancel,
		async read(path, shape, query, language) {
			return parsed(shape, (await get(path, query, { language })).body, path);
		},
		async *list(path, item, listing) {
			const page = async (query: Query) => await get(path, query, listing);
			for await (const found of pagesOf(page, listing)) yield parseItem(item, found, nameOf(path), listing.idName);
		},
		async download(path, query) {
			const { body, headers } = await get(path, query, { bytes: true });
			if (!(body instanceof Uint8Array) && !(body instanceof ArrayBuffer))
				throw unreadableResponse('a document without content');
			const mimeType = headers['content-type']?.split(';')[0] ?? 'application/octet-stream';
			return { content: Buffer.from(body as Uint8Array), mimeType };
		},
		async write(request) {
			return await send(request).then(unspoilt);
		},
		async waitOut(refusal, repeats = 0) {
			const wait = patience.waitFor(refusal, repeats, Date.now(), true);
			if (wait === undefined || cancelled()) return false;
			await wait(wait, cancelled);
			return !cancelled();
		},
		async wait(seconds) {
			await wait(seconds, cancelled);
			patience.paused();
			return !cancelled();
		},
		clock: () => clock,
	};
}

/** A success that is text instead of JSON was answered by something else: a maintenance page, a portal, a cut-off body. */
function jsonOnly(answer: ApiResponse): ApiResponse {
	if (typeof answer.body === 'string' && answer.body !== '') throw unreadableResponse('text instead of JSON');
	return answer;
}

/** What a write answers is hardly documented: nothing, an object, or a bare id. Anything else was answered by something else. */
function unspoilt(answer: ApiResponse): ApiResponse {
	return typeof answer.body === 'string' && /^[\w.:/-]{1,200}$/.test(answer.body.trim()) ? answer : jsonOnly(answer);
}

function refusalOnly(thrown: unknown): CdiscountError {
	return thrown instanceof CdiscountError ? thrown : unreadableResponse(String((thrown as Error)?.message));
}

function parsed<T>(shape: Validator<T>, body: unknown, path: string): T {
	const read = parseAs(shape, body, nameOf(path));
	if (read instanceof CdiscountError) throw read;
	return read.data;
}

/** What an answer is called in a sentence. */
const nameOf = (path: string) => path.split('/')[1];
