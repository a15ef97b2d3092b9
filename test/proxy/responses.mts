import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import pickBy from 'lodash/pickBy.js';
import type { ProxyResponse, Asked, Rule, ResponseOverride } from './rules.mts';

const JSON_TYPE = 'application/json; charset=utf-8';

const PACK = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

/** The answer with what a rule wants in it. */
export function withOverride(answer: ProxyResponse, { answer: override }: Rule, asked: Asked): ProxyResponse {
	if (override === undefined) return answer;
	const {
		status = answer.status,
		headers = {},
		body,
	} = typeof override === 'function' ? override(answer, asked) : override;
	const bytes = body === undefined ? answer.body : bytesOf(body);
	const isJson = body !== undefined && bytes.length > 0;
	const all = { ...answer.headers, ...(isJson && { 'content-type': JSON_TYPE }), ...lowered(headers) };
	return { status, headers: pickBy(all, (value) => value !== undefined) as ProxyResponse['headers'], body: bytes };
}

function bytesOf(body: unknown): Buffer {
	if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body as string);
	return Buffer.from(JSON.stringify(body));
}

const lowered = (headers: NonNullable<ResponseOverride['headers']>) =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** The answer with its body packed, so that it can or cannot be unpacked. */
export function encoded(answer: ProxyResponse, { encoding, isBroken }: Rule): ProxyResponse {
	if (encoding === undefined) return answer;
	const whole = PACK[encoding](answer.body);
	// the beginning of gzip is right, so that the unpacking begins
	const body = isBroken ? Buffer.concat([whole.subarray(0, 10), Buffer.alloc(20, 0xff)]) : whole;
	return { ...answer, headers: { ...answer.headers, 'content-encoding': encoding }, body };
}

/** The answer with what a rule makes of it; as it is where JSON is wanted and there is none. */
export function rewritten(answer: ProxyResponse, { rewrite, replace }: Rule, asked: Asked): ProxyResponse {
	const other = replace?.(answer, asked) ?? answer;
	if (rewrite === undefined) return other;
	const json = parsed(other.body);
	return json === undefined ? other : { ...other, body: Buffer.from(JSON.stringify(rewrite(json, asked))) };
}

function parsed(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}

/** Sends an answer in the manner of a rule. Resolves when there is nothing more to send, or nobody left who listens. */
export async function send(
	{ socket, method }: IncomingMessage,
	response: ServerResponse,
	{ status, headers, body }: ProxyResponse,
	{ byteEvery, ending, raw }: Rule,
): Promise<void> {
	if (ending === 'silent') return;
	if (ending === 'reset') {
		socket.resetAndDestroy();
		return;
	}
	if (raw !== undefined) {
		socket.end(typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw);
		return;
	}
	const isBodiless = status === 204 || status === 304 || method === 'HEAD';
	const length = isBodiless || byteEvery !== undefined ? {} : { 'content-length': String(body.length) };
	response.writeHead(status, { ...headers, ...length });
	if (ending === 'headersOnly') return response.flushHeaders();
	if (ending === 'cut') {
		response.write(body.subarray(0, Math.floor(body.length / 2)), () => socket.destroy());
		return;
	}
	for (const byte of byteEvery === undefined || isBodiless ? [] : body) {
		if (socket.destroyed) return;
		response.write(Buffer.of(byte));
		await pause(byteEvery);
	}
	response.end(byteEvery === undefined && !isBodiless ? body : undefined);
}
