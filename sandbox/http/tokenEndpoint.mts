import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Tokens } from '../access/tokens.mts';
import { sendJson, sendOauthError } from './responses.mts';
import { TOKEN_PATH } from './pathPattern.mts';

/** The identity server: client credentials against a token, as officially documented. */
export function tokenEndpoint(app: FastifyInstance, tokens: Tokens): void {
	app.post(TOKEN_PATH, async (request, reply) => {
		const form = request.body;
		if (!(form instanceof URLSearchParams)) {
			return sendOauthError(reply, 400, 'invalid_request', 'The body must be application/x-www-form-urlencoded');
		}
		const grantType = form.get('grant_type');
		if (!grantType) return sendOauthError(reply, 400, 'invalid_request', 'Missing form parameter: grant_type');
		if (grantType !== 'client_credentials') {
			return sendOauthError(reply, 400, 'unsupported_grant_type', 'Unsupported grant_type');
		}
		const [id, secret] = basicCredentials(request) ?? [form.get('client_id'), form.get('client_secret')];
		if (!id) return sendOauthError(reply, 400, 'invalid_request', 'Missing form parameter: client_id');
		if (!secret) return sendOauthError(reply, 400, 'invalid_request', 'Missing form parameter: client_secret');

		const client = tokens.identify(id, secret);
		if (!client) {
			return sendOauthError(reply, 401, 'invalid_client', 'Invalid client or Invalid client credentials');
		}
		const issued = tokens.issue(client);
		if ('waitSeconds' in issued) {
			// The limit is documented, its answer is not: 429 with the time to wait is a project choice.
			void reply.header('retry-after', String(issued.waitSeconds));
			return sendOauthError(reply, 429, 'too_many_requests', 'Token quota exceeded');
		}
		return sendJson(reply, 200, {
			access_token: issued.token,
			expires_in: tokens.lifeSeconds,
			refresh_expires_in: 0,
			token_type: 'Bearer',
			'not-before-policy': 0,
			scope: 'profile email',
		});
	});
}

/** Client authentication by HTTP Basic, which such identity servers accept as well. */
function basicCredentials(request: FastifyRequest): [id: string, secret: string] | undefined {
	const [, encoded] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
	if (!encoded) return undefined;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}
