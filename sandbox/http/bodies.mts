import type { FastifyInstance, FastifyRequest } from 'fastify';

import { parseMultipart } from './multipart.mts';

/** Large enough for 10,000 products and for invoices; Fastify's own limit is 1 MB. */
export const BODY_LIMIT = 64 * 1024 * 1024;

/** Stands where the body would be until somebody looks at it: who sends no token learns that first. */
export class UnreadableBody {
	constructor(
		readonly statusCode: number,
		readonly message: string,
	) {}
}

type Parse = (request: FastifyRequest, body: string & Buffer) => unknown;

/** JSON, forms and uploads; anything else is 415. */
export function addBodyParsers(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	const read = (types: string | RegExp, parseAs: 'string' | 'buffer', parse: Parse) =>
		app.addContentTypeParser(types, { parseAs }, (request, body, done) =>
			done(null, parse(request, body as string & Buffer)),
		);

	// Among the kinds of JSON is application/json-patch+json.
	read(/^application\/([\w.-]+\+)?json\s*(;|$)/i, 'string', (_request, body) => {
		try {
			return body === '' ? undefined : (JSON.parse(body) as unknown);
		} catch {
			return new UnreadableBody(400, 'The body is not valid JSON.');
		}
	});
	// some clients name this type for a request without a body
	read('application/x-www-form-urlencoded', 'string', (_request, body) =>
		body === '' ? undefined : new URLSearchParams(body),
	);
	read('multipart/form-data', 'buffer', (request, body) => {
		try {
			return parseMultipart(body, request.headers['content-type']!);
		} catch (error) {
			return new UnreadableBody(400, (error as Error).message);
		}
	});
	read(
		'*',
		'buffer',
		({ headers }) => new UnreadableBody(415, `Unsupported Media Type: ${headers['content-type'] ?? 'none'}`),
	);
}

/** The routes that take uploads. */
const TAKES_FILES = /invoice-(documents|imports)$/;

/** Refuses a body that cannot be read, and forms: only the token endpoint takes them, and only invoices are uploaded. */
export async function checkBody({ body, headers, routeOptions }: FastifyRequest): Promise<void> {
	if (body instanceof UnreadableBody) throw httpError(body.statusCode, body.message);
	const isUpload = /^multipart\//i.test(headers['content-type'] ?? '');
	if (body instanceof URLSearchParams || (isUpload && !TAKES_FILES.test(routeOptions.url ?? ''))) {
		throw httpError(415, 'The body must be JSON.');
	}
}

function httpError(statusCode: number, message: string): Error {
	return Object.assign(new Error(message), { statusCode });
}
