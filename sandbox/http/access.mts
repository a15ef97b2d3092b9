import type { FastifyReply, FastifyRequest } from 'fastify';

import { quotaMessage, type Quota } from '../access/quota.mts';
import type { Tokens } from '../access/tokens.mts';
import { sendGatewayError, sendProblem } from './responses.mts';

/**
 * Lets a call through to the API, or answers it: no valid token 401, quota spent 403 of the gateway, SellerId missing
 * 400 and not linked to the client 403 (project choices), an Accept header that excludes JSON 406 (documented).
 */
export function checkAccess(tokens: Tokens, quota: Quota) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
		const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
		const client = token === undefined ? undefined : tokens.clientOf(token);
		if (!client) {
			void reply.header('www-authenticate', 'Bearer');
			return sendProblem(reply, 401, { detail: 'The access token is missing, unknown or expired.' });
		}
		const waitSeconds = quota.spend(client.id);
		if (waitSeconds !== undefined) return sendGatewayError(reply, 403, quotaMessage(waitSeconds));
		if (!accepts(request)) return sendProblem(reply, 406);
		const sellerId = sellerOf(request);
		if (sellerId === '') {
			return sendProblem(reply, 400, {
				title: 'One or more validation errors occurred.',
				errors: { SellerId: ['The SellerId header is required.'] },
			});
		}
		if (!client.sellerIds.includes(sellerId)) {
			return sendProblem(reply, 403, { detail: `The client has no access to the seller ${sellerId}.` });
		}
		return undefined;
	};
}

/** The SellerId header, whose name may be written in any case; empty when it is missing. */
export function sellerOf(request: FastifyRequest): string {
	return request.headers.sellerid?.toString().trim() ?? '';
}

/** The SalesChannelId header; empty when it is missing. */
export function channelOf(request: FastifyRequest): string {
	return request.headers.saleschannelid?.toString().trim() ?? '';
}

function accepts(request: FastifyRequest): boolean {
	const { accept } = request.headers;
	return acceptsJson(accept) || (isDocument(request.url) && /application\/(pdf|octet-stream)/i.test(accept!));
}

/** Answered as a PDF. */
const isDocument = (url: string) => /\/(report-)?documents(\?|$)/.test(url);

function acceptsJson(accept: string | undefined): boolean {
	return !accept || /\*\/\*|application\/(\*|json|problem\+json)/i.test(accept);
}
