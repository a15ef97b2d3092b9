import type { FastifyReply, FastifyRequest } from 'fastify';

import { quotaMessage } from '../access/quota.mts';
import type { FaultRule } from './faults.mts';

const HTML = 'text/html; charset=utf-8';
const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const MAINTENANCE_PAGE = '<!doctype html><html><body><h1>Maintenance en cours</h1></body></html>';

interface FaultResponse {
	status: number;
	type?: string;
	body: string;
	retryAfter?: number;
}

/** The response of faults that have one; undefined for those that do not. */
function faultResponse({ kind, retryAfter }: FaultRule): FaultResponse | undefined {
	const problem = (status: number, title: string) => ({
		status,
		type: 'application/problem+json; charset=utf-8',
		body: JSON.stringify({ type: 'about:blank', title, status, traceId: '00-0123456789abcdef0123456789abcdef-01' }),
	});
	const gateway = (statusCode: number, message: string) => ({
		status: statusCode,
		type: 'application/json; charset=utf-8',
		body: JSON.stringify({ statusCode, message }),
	});
	switch (kind) {
		case '400':
			return problem(400, 'One or more validation errors occurred.');
		case '403':
			return problem(403, 'Forbidden');
		case '404':
			return problem(404, 'Not Found');
		case '429':
			return { ...gateway(429, 'Rate limit is exceeded. Try again later.'), retryAfter };
		case 'quota':
			return gateway(403, quotaMessage(retryAfter ?? 5));
		case '500':
			return problem(500, 'An error occurred while processing your request.');
		case '502':
			return { status: 502, type: HTML, body: PROXY_PAGE };
		case '503':
			return { status: 503, body: '', retryAfter };
		case 'notJson':
			return { status: 200, type: HTML, body: MAINTENANCE_PAGE };
		case 'unauthorized':
			return problem(401, 'Unauthorized');
		default:
			return undefined;
	}
}

/** Injects a fault instead of serving the call. Tells whether there is a response: a dropped or silent call has none. */
export function respondBeforeEffect(fault: FaultRule, request: FastifyRequest, reply: FastifyReply): boolean {
	const response = faultResponse(fault);
	if (response) {
		writeHead(reply, response);
		void reply.send(response.body === '' ? undefined : response.body);
		return true;
	}
	reply.hijack();
	if (fault.kind === 'drop') request.raw.socket.destroy();
	return false;
}

/** Injects a fault into a call that has taken effect. Returns the payload to send, or null for none at all. */
export function respondAfterEffect(
	fault: FaultRule,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): unknown {
	const response = faultResponse(fault);
	if (response) {
		writeHead(reply, response);
		return response.body;
	}
	const text = typeof payload === 'string' ? payload : '';
	switch (fault.kind) {
		case 'truncatedJson':
			// Long enough to look like JSON; an empty response is cut down to an opening brace.
			void reply.removeHeader('content-length');
			return text.length > 1 ? text.slice(0, Math.ceil(text.length / 2)) : '{';
		case 'emptyBody':
			void reply.removeHeader('content-length');
			return '';
		case 'dropAfter':
			request.raw.socket.destroy();
			return null;
		default:
			return null;
	}
}

function writeHead(reply: FastifyReply, { status, type, retryAfter }: FaultResponse): void {
	void reply.code(status).removeHeader('content-length').removeHeader('content-type');
	if (type) void reply.type(type);
	if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
}
