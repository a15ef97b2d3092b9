import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Quota } from '../access/quota.mts';
import type { Tokens } from '../access/tokens.mts';
import { CARRIERS } from '../marketplace/carriers.mts';
import type { Marketplace } from '../marketplace/marketplace.mts';
import type { Query } from '../marketplace/search.mts';
import { deliveryModesDocument, sellerDocument, subscriptionsDocument } from '../marketplace/seller.mts';
import { gatekeeper, sellerOf } from './access.mts';
import { json } from './answers.mts';

interface Parts {
	marketplace: Marketplace;
	tokens: Tokens;
	quota: Quota;
}

type OrderParams = { Params: { orderId: string } };

/** The seller API's routes. Every one of them passes the gatekeeper first. */
export async function api(app: FastifyInstance, { marketplace, tokens, quota }: Parts): Promise<void> {
	app.addHook('preHandler', gatekeeper(tokens, quota));

	app.get('/orders', async (request, reply) => {
		const items = marketplace.listOrders(sellerOf(request), queryOf(request));
		// The number of items on this page, not the requested size (official sample).
		return json(reply, 200, { itemsPerPage: items.length, items });
	});
	app.get('/orders/count', async (request, reply) =>
		json(reply, 200, marketplace.countOrders(sellerOf(request), queryOf(request))),
	);
	app.get<OrderParams>('/orders/:orderId', async (request, reply) =>
		json(reply, 200, marketplace.order(request.params.orderId, sellerOf(request))),
	);
	// 201 is documented for shipments; for the approval only "2xx" is known.
	app.post<OrderParams>('/orders/:orderId/approval-status', async (request, reply) => {
		marketplace.approve(request.params.orderId, request.body, sellerOf(request));
		return reply.code(201).send();
	});
	app.post<OrderParams>('/orders/:orderId/shipments', async (request, reply) => {
		marketplace.ship(request.params.orderId, request.body, sellerOf(request));
		return reply.code(201).send();
	});

	app.get('/carriers', async (_request, reply) => json(reply, 200, CARRIERS));
	app.get('/sellers', async (request, reply) =>
		json(reply, 200, sellerDocument(marketplace.seller(sellerOf(request)))),
	);
	app.get('/sellers/subscriptions', async (request, reply) =>
		json(reply, 200, subscriptionsDocument(marketplace.seller(sellerOf(request)))),
	);
	app.get('/sellers/delivery-modes', async (_request, reply) => json(reply, 200, deliveryModesDocument()));
}

/** The query with lower-case names; a parameter that is repeated becomes a comma list. */
function queryOf(request: FastifyRequest): Query {
	const query: Query = {};
	for (const [name, value] of Object.entries(request.query as Record<string, string | string[]>)) {
		const key = name.toLowerCase();
		query[key] = [query[key], value].flat().filter(Boolean).join(',');
	}
	return query;
}
