import fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import { Refusal } from '../marketplace/refusal.mts';
import { sendGatewayError, sendOauthError, sendProblem } from './responses.mts';
import { apiRoutes } from './api.mts';
import { BODY_LIMIT, addBodyParsers } from './bodies.mts';
import { controlRoutes } from './control.mts';
import { pageRoutes } from './page.mts';
import type { SandboxParts } from './parts.mts';
import { API_PREFIX, TOKEN_PATH } from './pathPattern.mts';
import { tokenEndpoint } from './tokenEndpoint.mts';
import { recordCalls } from './callRecorder.mts';

/** The HTTP application, not yet listening. */
export function buildApp(parts: SandboxParts): FastifyInstance {
	const app = fastify({
		forceCloseConnections: true,
		// they would double the routes, and with them the time that a start takes; the page's are asked for
		exposeHeadRoutes: false,
		bodyLimit: BODY_LIMIT,
		routerOptions: { maxParamLength: 500 },
	});
	addBodyParsers(app);
	addErrorHandlers(app);
	addDateHeader(app, parts);
	recordCalls(app, parts);
	tokenEndpoint(app, parts.tokens);
	void app.register(apiRoutes, { prefix: API_PREFIX, ...parts });
	void app.register(controlRoutes, { prefix: '/_sandbox', ...parts });
	void app.register(pageRoutes);
	return app;
}

/** Every answer is dated by the marketplace's clock, as the real one's are, not by this machine's. */
function addDateHeader(app: FastifyInstance, { clock }: SandboxParts): void {
	app.addHook('onRequest', async (_request, reply) => {
		void reply.header('date', new Date(clock.now()).toUTCString());
	});
}

function addErrorHandlers(app: FastifyInstance): void {
	app.setNotFoundHandler((_request, reply) => sendGatewayError(reply, 404, 'Resource not found'));
	app.setErrorHandler((error: FastifyError, request, reply) => {
		if (error instanceof Refusal) {
			const { status, title, detail, errors } = error;
			return sendProblem(reply, status, { title, detail, errors });
		}
		if (error instanceof RangeError) return sendProblem(reply, 400, { detail: error.message });
		const status = error.statusCode ?? 500;
		if (request.url.split('?')[0] === TOKEN_PATH) {
			return sendOauthError(reply, 400, 'invalid_request', error.message);
		}
		return sendProblem(reply, status, { detail: error.message });
	});
}
