import type { FastifyInstance } from 'fastify';

import type { Marketplace } from '../../marketplace/marketplace.mts';
import { channelOf, sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';
import { sendPage, queryOf } from '../lists.mts';

type PackageParams = { Params: { packageId: string } };

export function offerRoutes(app: FastifyInstance, { offers, shapes }: Marketplace): void {
	const { packages } = offers;

	app.get('/offers', async (request, reply) =>
		sendPage(request, reply, offers.list(sellerOf(request), queryOf(request)), shapes),
	);
	app.get('/offer-packages', async (request, reply) =>
		sendPage(request, reply, packages.list(sellerOf(request), queryOf(request)), shapes),
	);
	// No body: the id is the last segment of Content-Location (four clients).
	app.post('/offer-packages', async (request, reply) => {
		const id = packages.open(sellerOf(request), channelOf(request), request.body);
		return reply.code(201).header('content-location', `/offer-packages/${id}`).send();
	});
	app.get<PackageParams>('/offer-packages/:packageId', async (request, reply) =>
		sendJson(reply, 200, packages.one(request.params.packageId, sellerOf(request))),
	);
	app.post<PackageParams>('/offer-packages/:packageId/offer-requests', async (request, reply) => {
		packages.upload(request.params.packageId, sellerOf(request), request.body);
		return reply.code(201).send();
	});
	// 204 or 200 with the package: one client's fake answers the one, another takes both.
	app.patch<PackageParams>('/offer-packages/:packageId', async (request, reply) => {
		const { packageId } = request.params;
		packages.close(packageId, sellerOf(request), request.body);
		if (shapes === 'measured') return reply.code(204).send();
		return sendJson(reply, 200, packages.one(packageId, sellerOf(request)));
	});
	app.get<PackageParams>('/offer-packages/:packageId/offer-requests-results', async (request, reply) =>
		sendPage(request, reply, packages.results(request.params.packageId, sellerOf(request), queryOf(request)), shapes),
	);
}
