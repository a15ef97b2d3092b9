import { unreadableResponse } from './unreadableResponse';
import { CdiscountError } from './errors';

/** Something thrown, of which nothing is known. */
export type Thrown = Record<string, unknown>;

/** Codes with which a connection was never made: the request did not leave this machine, or nobody took it. */
const NEVER_SENT: Record<string, string> = {
	EAI_AGAIN: 'The host name could not be looked up.',
	EHOSTUNREACH: 'There is no way to the host.',
	ENETUNREACH: 'There is no network.',
};

const UNTRUSTED = 'The certificate of the host is not trusted.';

/** Those that stay as they are until somebody mends the address or the host. */
const NEVER_WILL_BE: Record<string, string> = {
	ECONNREFUSED: 'The connection was refused.',
	ENOTFOUND: 'The host name is unknown.',
	EPROTO: 'The secure connection failed.',
	CERT_CHAIN_TOO_LONG: UNTRUSTED,
	CERT_REVOKED: UNTRUSTED,
	CERT_SIGNATURE_FAILURE: UNTRUSTED,
	CERT_UNTRUSTED: UNTRUSTED,
	DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
	SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
	UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
	CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
	CERT_NOT_YET_VALID: 'The certificate of the host is not valid yet.',
	ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate belongs to another host.',
	HOSTNAME_MISMATCH: 'The certificate belongs to another host.',
};

/** Answers that came and could not be taken apart. */
const NO_HTTP: Array<[RegExp, string]> = [
	[/^HPE_HEADER_OVERFLOW$/, 'more headers than HTTP clients accept'],
	[/^HPE_/, 'something that is not HTTP'],
	[/^(Z_|ERR__|ERR_BROTLI)/, 'a compressed text that is damaged'],
];

/** n8n's own limits on where a credential or a node may go; there is no code then. */
const FORBIDDEN = /^Domain not allowed|^The request was blocked because/;

/** An error and those it was made of, the outer first. */
export function errorsWithin(thrown: unknown): Thrown[] {
	const chain: Thrown[] = [];
	const waiting = [thrown];
	while (waiting.length > 0 && chain.length < 8) {
		const next = waiting.shift();
		if (typeof next !== 'object' || next === null || chain.includes(next as Thrown)) continue;
		chain.push(next as Thrown);
		waiting.push((next as Thrown).cause, (next as Thrown).errorResponse);
	}
	return chain;
}

/**
 * Why there was no answer, from the code of the failure. Where n8n's error loses its cause, the code is its `httpCode`, or in its
 * messages.
 */
export function connectionFailure(errors: Thrown[]): CdiscountError {
	const codes = errors.flatMap(({ code, httpCode }) => [code, httpCode]).filter((code) => typeof code === 'string');
	const texts = errors.flatMap(({ message, messages }) => [message, ...(Array.isArray(messages) ? messages : [])]);
	const words = texts.flatMap((text) => String(text).match(/\b[A-Z][A-Z_]{4,}\b/g) ?? []);
	for (const code of [...codes, ...words] as string[]) {
		const known = failureWith(code);
		if (known !== undefined) return known;
	}
	if (texts.some((text) => FORBIDDEN.test(String(text))))
		return new CdiscountError('unreachable', 'This n8n or the credential does not allow this host.', {
			isPermanent: true,
		});
	if (texts.some((text) => /^timeout of \d+ ?ms exceeded/.test(String(text)))) return late();
	if (errors.some((error) => error instanceof RangeError))
		return unreadableResponse('an answer that is nested too deeply');
	return new CdiscountError('noAnswer', 'The connection broke before the marketplace answered.');
}

function failureWith(code: string): CdiscountError | undefined {
	if (code in NEVER_SENT) return new CdiscountError('unreachable', NEVER_SENT[code]);
	if (code in NEVER_WILL_BE) return new CdiscountError('unreachable', NEVER_WILL_BE[code], { isPermanent: true });
	if (['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'].includes(code)) return late();
	if (code === 'ERR_CANCELED')
		return new CdiscountError('noAnswer', 'The run was cancelled before the marketplace answered.');
	const broken = NO_HTTP.find(([pattern]) => pattern.test(code));
	return broken && unreadableResponse(broken[1]);
}

function late(): CdiscountError {
	return new CdiscountError('noAnswer', 'The marketplace did not answer in time.');
}
