import type { FastifyInstance } from 'fastify';

import { isObject } from '../marketplace/body.mts';
import { FULFILMENT_KINDS, type FulfilmentKind } from '../marketplace/fulfilment/fulfilment.mts';
import type { Marketplace } from '../marketplace/marketplace.mts';
import type { DiscussionWish } from '../marketplace/messages/opening.mts';
import type { Competitor } from '../marketplace/offers/competition.mts';
import { notFound } from '../marketplace/refusal.mts';
import { CDISCOUNT } from '../marketplace/seller.mts';
import { sendJson } from './responses.mts';

type OrderParams = { Params: { orderId: string } };
type DiscussionParams = { Params: { discussionId: string } };
type ListQuery = { Querystring: { sellerId?: string; limit?: string } };

/** The part of the control API that plays customers, customer service, competitors and warehouses. */
export function shopControlRoutes(app: FastifyInstance, marketplace: Marketplace): void {
	const { messages, offers, refunds, account, fulfilment } = marketplace;

	app.get<OrderParams>('/orders/:orderId/refunds', async (request, reply) =>
		sendJson(reply, 200, refunds.state(request.params.orderId)),
	);
	app.post<OrderParams>('/orders/:orderId/write', async (request, reply) => {
		const { orderId } = request.params;
		return sendJson(reply, 201, messages.customerWrites({ ...(fields(request.body) as DiscussionWish), orderId }));
	});

	app.get<ListQuery>('/discussions', async (request, reply) =>
		sendJson(reply, 200, messages.newest(limitOf(request.query, 100))),
	);
	app.post('/discussions', async (request, reply) =>
		sendJson(reply, 201, messages.customerWrites(fields(request.body) as DiscussionWish)),
	);
	app.post<DiscussionParams>('/discussions/:discussionId/messages', async (request, reply) => {
		const { from = 'Customer', ...options } = fields(request.body) as DiscussionWish & { from?: string };
		const { discussionId } = request.params;
		if (from === 'Customer') return sendJson(reply, 201, messages.customerWrites({ ...options, discussionId }));
		if (from === 'GrcOperator') return sendJson(reply, 201, messages.operatorWrites(discussionId, options));
		if (from === 'Automatic') return sendJson(reply, 201, messages.systemWrites(discussionId, options));
		throw new RangeError('from must be Customer, GrcOperator or Automatic');
	});
	app.post<DiscussionParams>('/discussions/:discussionId/escalate', async (request, reply) =>
		sendJson(reply, 200, messages.escalate(request.params.discussionId)),
	);
	app.patch<{ Params: { id: string } }>('/channels/:id', async (request, reply) => {
		const { sellersMayOpenDiscussions } = fields(request.body);
		if (typeof sellersMayOpenDiscussions !== 'boolean') {
			throw new RangeError('sellersMayOpenDiscussions must be true or false');
		}
		messages.allowOpening(request.params.id, sellersMayOpenDiscussions);
		return sendJson(reply, 200, messages.configuration(request.params.id));
	});

	app.get<ListQuery>('/offers', async (request, reply) => {
		const { sellerId } = checkedSeller(request.query.sellerId);
		const limit = String(limitOf(request.query, 200));
		const { items } = offers.list(sellerId, { saleschannelid: CDISCOUNT, expand: 'salesChannelFeedback', limit });
		return sendJson(reply, 200, { total: offers.count(sellerId), items });
	});
	app.post('/offers', async (request, reply) => {
		const { sellerId, offer } = fields(request.body);
		const { sellerId: owner } = checkedSeller(sellerId as string | undefined);
		offers.put(owner, offer);
		return sendJson(reply, 201, offers.one(owner, String((offer as Record<string, unknown>).sellerExternalReference)));
	});
	app.post('/offers/undercut', async (request, reply) => {
		const { sellerId, reference, ...options } = offerRequest(request.body);
		return sendJson(reply, 201, offers.undercut(sellerId, reference, options as Partial<Competitor>));
	});
	app.post('/offers/withdraw-competitors', async (request, reply) => {
		const { sellerId, reference } = offerRequest(request.body);
		offers.withdrawCompetitors(sellerId, reference);
		return reply.code(204).send();
	});
	app.get<ListQuery>('/packages', async (request, reply) => {
		const { sellerId } = checkedSeller(request.query.sellerId);
		const { items } = offers.packages.list(sellerId, { limit: String(limitOf(request.query, 20)) });
		const { packages } = offers;
		const described = items.map((item) => ({
			...item,
			...packages.summary(item.packageId),
			problems: packages.problems(item.packageId, 20),
		}));
		return sendJson(reply, 200, described);
	});

	app.put<{ Params: { id: string } }>('/sellers/:id/indicators', async (request, reply) => {
		for (const [name, value] of Object.entries(fields(request.body))) {
			if (value !== null && typeof value !== 'number') throw new RangeError(`${name} must be a number or null`);
			account.setIndicator(request.params.id, name, value);
		}
		return sendJson(reply, 200, account.indicators(request.params.id));
	});
	app.post<{ Params: { kind: string } }>('/fulfilment/:kind', async (request, reply) => {
		const { kind } = request.params;
		if (!FULFILMENT_KINDS.includes(kind as FulfilmentKind)) throw notFound(kind);
		const { sellerId, ...record } = fields(request.body);
		const { sellerId: owner } = checkedSeller(sellerId as string | undefined);
		return sendJson(reply, 201, fulfilment.add(kind as FulfilmentKind, owner, record));
	});

	function checkedSeller(sellerId: string | undefined) {
		return { sellerId: marketplace.seller(String(sellerId)).id };
	}

	function offerRequest(body: unknown) {
		const { sellerId, reference, ...options } = fields(body);
		return { ...checkedSeller(sellerId as string | undefined), reference: String(reference), ...options };
	}
}

function fields(body: unknown): Record<string, unknown> {
	return isObject(body) ? body : {};
}

function limitOf({ limit }: { limit?: string }, fallback: number): number {
	return Math.min(1000, Number(limit) || fallback);
}
