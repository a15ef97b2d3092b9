import { Refusal } from './refusal';

/** One HTTP answer, whatever its status. Header names are in lower case; the body is parsed JSON, or the text it was. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

/** Codes with which a connection was never made: the request did not leave this machine, or nobody took it. */
const NEVER_SENT: Record<string, string> = {
	ECONNREFUSED: 'The connection was refused.',
	ENOTFOUND: 'The host name is unknown.',
	EAI_AGAIN: 'The host name could not be looked up.',
	EHOSTUNREACH: 'There is no way to the host.',
	ENETUNREACH: 'There is no network.',
	EPROTO: 'The secure connection failed.',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the host is not trusted.',
	SELF_SIGNED_CERT_IN_CHAIN: 'The certificate of the host is not trusted.',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the host is not trusted.',
	CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
	ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate belongs to another host.',
};

/** Reads n8n's full response (`returnFullResponse`). */
export function answerOf(response: { statusCode?: number; headers?: unknown; body?: unknown }): Answer {
	return { status: response.statusCode ?? 0, headers: lowerCased(response.headers), body: response.body };
}

/**
 * Reads what n8n's request helpers throw. They throw for statuses outside 2xx too, with the HTTP client's error (which holds
 * the token) as the cause, so nothing of the thrown error is passed on but status, headers and body.
 * @returns the answer where there was one, else a Refusal: `unreachable` when nothing was sent, `noAnswer` when that is not known
 */
export function answerOrFailure(thrown: unknown): Answer | Refusal {
	for (const error of causes(thrown)) {
		if (error.name === 'Refusal') return error as unknown as Refusal;
		const response = error.response as { status?: unknown; headers?: unknown; data?: unknown } | undefined;
		if (typeof response?.status === 'number')
			return { status: response.status, headers: lowerCased(response.headers), body: response.data };
	}
	const code = causes(thrown)
		.map((error) => error.code)
		.find((found): found is string => typeof found === 'string');
	if (code !== undefined && code in NEVER_SENT) return new Refusal('unreachable', NEVER_SENT[code]);
	if (code === 'ECONNABORTED' || code === 'ETIMEDOUT')
		return new Refusal('noAnswer', 'The marketplace did not answer in time.');
	return new Refusal('noAnswer', 'The connection broke before the marketplace answered.');
}

function causes(thrown: unknown): Array<Record<string, unknown>> {
	const chain: Array<Record<string, unknown>> = [];
	let next = thrown;
	while (typeof next === 'object' && next !== null && chain.length < 5) {
		chain.push(next as Record<string, unknown>);
		next = (next as { cause?: unknown }).cause;
	}
	return chain;
}

function lowerCased(headers: unknown): Record<string, string> {
	const entries = Object.entries((headers ?? {}) as Record<string, unknown>);
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
