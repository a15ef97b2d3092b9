import type { FastifyInstance } from 'fastify';

import { parseMultipart } from './multipart.mts';

/** Large enough for 10,000 products and for invoices; Fastify's own limit is 1 MB. */
export const BODY_LIMIT = 64 * 1024 * 1024;

/** JSON, forms and uploads; anything else is 415. */
export function readBodies(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, body === '' ? undefined : JSON.parse(body as string));
		} catch {
			done(Object.assign(new Error('The body is not valid JSON.'), { statusCode: 400 }));
		}
	});
	app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
		done(null, new URLSearchParams(body as string));
	});
	app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
		try {
			done(null, parseMultipart(body as Buffer, request.headers['content-type']!));
		} catch (error) {
			done(error as Error);
		}
	});
}
