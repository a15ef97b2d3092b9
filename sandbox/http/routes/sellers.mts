import type { FastifyInstance } from 'fastify';

import { CARRIERS } from '../../marketplace/carriers.mts';
import type { Marketplace } from '../../marketplace/marketplace.mts';
import { deliveryModesDocument, sellerDocument, subscriptionsDocument } from '../../marketplace/seller.mts';
import { sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';

export function sellerRoutes(app: FastifyInstance, marketplace: Marketplace): void {
	const { account, shapes } = marketplace;

	// A bare array (measured), or the envelope of its family with one attribute more (documented).
	app.get('/carriers', async (_request, reply) => {
		if (shapes === 'measured') return sendJson(reply, 200, CARRIERS);
		const items = CARRIERS.map((carrier) => ({ ...carrier, additionnal_parameters_required: false }));
		return sendJson(reply, 200, { count: items.length, items });
	});
	app.get('/sellers', async (request, reply) =>
		sendJson(reply, 200, sellerDocument(marketplace.seller(sellerOf(request)))),
	);
	app.get('/sellers/subscriptions', async (request, reply) => {
		const seller = marketplace.seller(sellerOf(request));
		const soldOn = marketplace.listOrders(seller.id).map(({ salesChannel }) => salesChannel.id);
		return sendJson(reply, 200, subscriptionsDocument(seller, soldOn));
	});
	app.get('/sellers/delivery-modes', async (_request, reply) => sendJson(reply, 200, deliveryModesDocument()));
	app.get('/sellers/addresses', async (request, reply) => sendJson(reply, 200, account.addresses(sellerOf(request))));
	app.get('/sellers/indicators', async (request, reply) => sendJson(reply, 200, account.indicators(sellerOf(request))));
}
