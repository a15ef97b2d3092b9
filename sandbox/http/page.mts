import { readFile } from 'node:fs/promises';

import type { FastifyInstance } from 'fastify';

const FILES: Record<string, [file: string, type: string]> = {
	'/': ['index.html', 'text/html; charset=utf-8'],
	'/page/page.css': ['page.css', 'text/css; charset=utf-8'],
	'/page/page.js': ['page.js', 'text/javascript; charset=utf-8'],
	'/page/orders.js': ['orders.js', 'text/javascript; charset=utf-8'],
	'/page/messages.js': ['messages.js', 'text/javascript; charset=utf-8'],
	'/page/offers.js': ['offers.js', 'text/javascript; charset=utf-8'],
	'/page/tabs.js': ['tabs.js', 'text/javascript; charset=utf-8'],
	'/page/calls.js': ['calls.js', 'text/javascript; charset=utf-8'],
	'/page/dom.js': ['dom.js', 'text/javascript; charset=utf-8'],
};

/** The shop's page: a few static files, read when they are asked for. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
	for (const [path, [file, type]] of Object.entries(FILES)) {
		app.get(path, { exposeHeadRoute: true }, async (_request, reply) => {
			const content = await readFile(new URL(`../page/${file}`, import.meta.url));
			return reply.type(type).header('cache-control', 'no-store').send(content);
		});
	}
	app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
}
