import { randomBytes } from 'node:crypto';

import type { FastifyReply } from 'fastify';

import type { Reasons } from '../marketplace/refusal.mts';

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	406: 'Not Acceptable',
	409: 'Conflict',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Content',
	500: 'An error occurred while processing your request.',
};

export interface Problem {
	title?: string;
	detail?: string;
	errors?: Reasons;
}

export function sendJson(reply: FastifyReply, status: number, value: unknown): FastifyReply {
	return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(value));
}

/** An application error: `application/problem+json` (RFC 9457) with a trace id. */
export function sendProblem(
	reply: FastifyReply,
	status: number,
	{ title, detail, errors }: Problem = {},
): FastifyReply {
	const body = {
		type: `https://datatracker.ietf.org/doc/html/rfc9110#status.${status}`,
		title: title ?? TITLES[status] ?? 'Error',
		status,
		...(detail && { detail }),
		traceId: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`,
		...(errors && { errors }),
	};
	return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** An error of the gateway before the API: another shape, as measured. */
export function sendGatewayError(reply: FastifyReply, statusCode: number, message: string): FastifyReply {
	return sendJson(reply, statusCode, { statusCode, message });
}

/** An error of the identity server (OAuth 2.0). */
export function sendOauthError(reply: FastifyReply, status: number, error: string, description: string): FastifyReply {
	return sendJson(reply, status, { error, error_description: description });
}
