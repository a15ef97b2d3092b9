import type { FastifyInstance } from 'fastify';

import type { FulfilmentKind } from '../../marketplace/fulfilment/fulfilment.mts';
import type { Marketplace } from '../../marketplace/marketplace.mts';
import { sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';
import { sendCount, sendList, sendPage, queryOf } from '../lists.mts';

const PATHS: Array<[path: string, kind: FulfilmentKind]> = [
	['/stocks', 'stocks'],
	['/inbound-shipments', 'inbound'],
	['/outbound-shipments', 'outbound'],
	['/returns', 'returns'],
];

/** Octopia's warehouses: reading only. */
export function fulfilmentRoutes(app: FastifyInstance, { fulfilment, shapes }: Marketplace): void {
	for (const [path, kind] of PATHS) {
		app.get(path, async (request, reply) =>
			sendPage(request, reply, fulfilment.list(kind, sellerOf(request), queryOf(request)), shapes),
		);
		app.get(`${path}/count`, async (request, reply) =>
			sendCount(reply, fulfilment.count(kind, sellerOf(request), queryOf(request))),
		);
		app.get<{ Params: { id: string } }>(`${path}/:id`, async (request, reply) =>
			sendJson(reply, 200, fulfilment.one(kind, request.params.id, sellerOf(request))),
		);
	}
	app.get('/stock-seller-references', async (request, reply) =>
		sendList(reply, fulfilment.references(sellerOf(request))),
	);
}
