import type { FastifyInstance } from 'fastify';

import type { Marketplace } from '../../marketplace/marketplace.mts';
import { sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';
import { sendCount, sendList, queryOf } from '../lists.mts';

type OrderParams = { Params: { orderId: string } };

export function orderRoutes(app: FastifyInstance, marketplace: Marketplace): void {
	app.get('/orders', async (request, reply) =>
		sendList(reply, marketplace.listOrders(sellerOf(request), queryOf(request))),
	);
	// A bare integer (measured); an object elsewhere.
	app.get('/orders/count', async (request, reply) => {
		const count = marketplace.countOrders(sellerOf(request), queryOf(request));
		return marketplace.shapes === 'measured' ? sendJson(reply, 200, count) : sendCount(reply, count);
	});
	app.get<OrderParams>('/orders/:orderId', async (request, reply) =>
		sendJson(reply, 200, marketplace.order(request.params.orderId, sellerOf(request))),
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
}
