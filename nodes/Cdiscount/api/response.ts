import { connectionFailure, errorsWithin, type Thrown } from './connectionFailure';
import { CdiscountError } from './errors';
import type { RawResponse } from './transport';

/** One HTTP response, whatever its status. Header names are in lower case; the body is parsed JSON, or the text it was. */
export interface ApiResponse {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

/** Reads what an HTTP client gives for a response. */
export function responseOf(response: RawResponse): ApiResponse {
	const status = response.statusCode ?? 0;
	return { status, headers: lowerCased(response.headers), body: readable(status, response.body) };
}

/**
 * Reads what HTTP clients throw, above all n8n's request helpers. They throw for statuses outside 2xx too, with the HTTP client's error (which holds
 * the token) as the cause, so nothing of the thrown error is passed on but status, headers and body. Before 2.34 n8n's error loses
 * its cause: the status is its `httpCode` then, the body its `context.data`, or in its messages; the headers are gone.
 * @returns the response where there was one, else a CdiscountError: `unreachable` when nothing was sent, `noAnswer` or `unreadable` when that
 * is not known
 */
export function responseOrError(thrown: unknown): ApiResponse | CdiscountError {
	const errors = errorsWithin(thrown);
	return (
		errors.map(cdiscountErrorIn).find((found) => found !== undefined) ?? answerIn(errors) ?? connectionFailure(errors)
	);
}

function cdiscountErrorIn(error: Thrown): CdiscountError | undefined {
	if (error instanceof CdiscountError) return error;
	if (error instanceof Error && error.name === 'CdiscountError') return error as unknown as CdiscountError;
	const kept = objectOf(objectOf(error.context).data).cdiscountError;
	return kept instanceof CdiscountError ? kept : undefined;
}

function answerIn(errors: Thrown[]): ApiResponse | undefined {
	const responses = errors.map(({ response }) => objectOf(response));
	const status = firstOf(
		[
			...responses.flatMap((response) => [response.status, response.statusCode]),
			...errors.flatMap((error) => [error.statusCode, error.httpCode, error.status]),
		].map(statusOf),
	);
	if (status === undefined) return undefined;
	const body = firstOf([
		...responses.flatMap((response) => [response.data, response.body]),
		...errors.flatMap(({ error, context }) => [error instanceof Error ? undefined : error, objectOf(context).data]),
		...errors.map(wordsIn),
	]);
	return {
		status,
		headers: lowerCased(firstOf(responses.map(({ headers }) => headers))),
		body: readable(status, body),
	};
}

/** Where the body itself is lost: n8n's older helper writes it into its message (`400 - {…}`), and its error into its description. */
function wordsIn({ message, messages, description }: Thrown): unknown {
	const texts = [message, ...(Array.isArray(messages) ? (messages as unknown[]) : [])];
	const written = texts.map((text) => /^[45]\d\d - ([{[].*)$/s.exec(String(text))?.[1]).find((found) => found);
	if (written !== undefined) return written;
	const isOwnWord = typeof description === 'string' && !/^Request failed with status code/.test(description);
	return isOwnWord ? { message: description } : undefined;
}

/** What is refused is explained in JSON, also where bytes or text were asked for. */
function readable(status: number, body: unknown): unknown {
	if (status >= 200 && status < 300) return body;
	const isBytes = body instanceof Uint8Array || body instanceof ArrayBuffer;
	const text = isBytes ? Buffer.from(body as Uint8Array).toString() : body;
	return typeof text === 'string' ? jsonOr(text) : text;
}

function jsonOr(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function statusOf(value: unknown): number | undefined {
	return /^[1-5]\d\d$/.test(String(value)) ? Number(value) : undefined;
}

function firstOf<T>(values: T[]): T | undefined {
	return values.find((value) => value !== undefined && value !== null);
}

function objectOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function lowerCased(headers: unknown): Record<string, string> {
	const entries = Object.entries((headers ?? {}) as Record<string, unknown>);
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
