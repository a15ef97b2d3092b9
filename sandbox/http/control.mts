import type { FastifyInstance } from 'fastify';

import { isObject } from '../marketplace/body.mts';
import type { CancelRequest } from '../marketplace/customerActions.mts';
import { sendJson } from './responses.mts';
import { checkBody } from './bodies.mts';
import { placeOrders, toOrderOptions } from './controlOrders.mts';
import { shopControlRoutes } from './controlShop.mts';
import { FAULT_KINDS, type FaultRule } from './faults.mts';
import type { SandboxParts } from './parts.mts';

type OrderParams = { Params: { orderId: string } };

/** The sandbox's own API for its page and for tests that only have HTTP. Not part of the marketplace. */
export async function controlRoutes(app: FastifyInstance, parts: SandboxParts): Promise<void> {
	const { marketplace, calls, faults, clock, tokens, quota } = parts;
	app.addHook('preHandler', checkBody);
	shopControlRoutes(app, marketplace);

	app.get<{ Querystring: { orders?: string; calls?: string } }>('/state', async (request, reply) => {
		const limit = (value: string | undefined, fallback: number) => Math.max(0, Number(value ?? fallback)) || 0;
		return sendJson(reply, 200, {
			clock: clockState(),
			sellers: marketplace.sellers().map(({ catalogue, ...seller }) => ({ ...seller, products: catalogue.length })),
			statusCounts: marketplace.statusCounts(),
			messageCounts: marketplace.messages.counts(),
			orders: marketplace.newestOrders(limit(request.query.orders, 200)).map((order) => ({
				...order,
				refunds: marketplace.refunds.summary(order.orderId),
			})),
			ledger: marketplace.ledger.last(200),
			faults: faults.list(),
			faultKinds: FAULT_KINDS,
			quota: quota.current,
			tokensIssued: tokens.issuedCount,
			callCount: calls.total,
			calls: calls.last(limit(request.query.calls, 100)),
		});
	});
	app.get<{ Querystring: { limit?: string } }>('/calls', async (request, reply) => {
		const limit = Number(request.query.limit ?? 5000) || 5000;
		return sendJson(reply, 200, { total: calls.total, counters: calls.counters(), calls: calls.last(limit) });
	});
	app.get('/ledger', async (request, reply) =>
		sendJson(reply, 200, marketplace.ledger.find(request.query as Record<string, string>)),
	);
	app.get<{ Params: { id: string } }>('/sellers/:id/catalogue', async (request, reply) =>
		sendJson(reply, 200, marketplace.seller(request.params.id).catalogue),
	);

	app.post('/orders', async (request, reply) =>
		sendJson(reply, 201, placeOrders(marketplace, toOrderOptions(request.body))),
	);
	app.post<OrderParams>('/orders/:orderId/cancel-request', async (request, reply) => {
		const options = isObject(request.body) ? (request.body as CancelRequest) : {};
		return sendJson(reply, 200, marketplace.requestCancellation(request.params.orderId, options));
	});
	app.post<OrderParams>('/orders/:orderId/deliver', async (request, reply) =>
		sendJson(reply, 200, marketplace.deliver(request.params.orderId)),
	);
	app.post<OrderParams>('/orders/:orderId/platform-ship', async (request, reply) =>
		sendJson(reply, 200, marketplace.shipByPlatform(request.params.orderId)),
	);

	app.put('/faults', async (request, reply) => {
		const rules = isObject(request.body) ? request.body.faults : request.body;
		if (!Array.isArray(rules)) throw new RangeError('A list of faults is expected');
		faults.set(rules as FaultRule[]);
		return sendJson(reply, 200, faults.list());
	});
	app.put('/quota', async (request, reply) => {
		const { calls: allowed, windowSeconds } = fields(request.body);
		quota.set({
			calls: allowed === null || allowed === undefined ? Infinity : number('calls', allowed),
			...(windowSeconds !== undefined && { windowSeconds: number('windowSeconds', windowSeconds) }),
		});
		return sendJson(reply, 200, quota.current);
	});
	app.post('/clock', async (request, reply) => {
		clock.advance(number('advanceSeconds', fields(request.body).advanceSeconds));
		return sendJson(reply, 200, clockState());
	});
	app.patch<{ Params: { id: string } }>('/sellers/:id', async (request, reply) => {
		const { autoAccept } = fields(request.body);
		if (typeof autoAccept !== 'boolean') throw new RangeError('autoAccept must be true or false');
		const { catalogue, ...seller } = marketplace.setAutoAccept(request.params.id, autoAccept);
		return sendJson(reply, 200, { ...seller, products: catalogue.length });
	});
	app.post('/tokens/revoke', async (_request, reply) => {
		tokens.revokeAll();
		return reply.code(204).send();
	});
	app.post('/reset', async (_request, reply) => {
		marketplace.reset();
		quota.reset();
		faults.clear();
		calls.clear();
		return reply.code(204).send();
	});

	function clockState() {
		return { now: new Date(clock.now()).toISOString(), frozen: clock.isFrozen };
	}
}

function fields(body: unknown): Record<string, unknown> {
	return isObject(body) ? body : {};
}

function number(name: string, value: unknown): number {
	if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError(`${name} must be a number`);
	return value;
}
