import type { FastifyInstance } from 'fastify';

import type { Marketplace } from '../../marketplace/marketplace.mts';
import { gestureConfiguration } from '../../marketplace/refunds/gesture.mts';
import { reasonsFor } from '../../marketplace/refunds/reasons.mts';
import { sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';
import { sendList, sendPage, queryOf } from '../lists.mts';

/** Answers of this family are not published: 201 with an id, and the usual envelopes, are project choices. */
export function refundRoutes(app: FastifyInstance, { refunds, shapes }: Marketplace): void {
	const { cancellations, gestures } = refunds;

	app.get('/cancellation-reasons', async (request, reply) => {
		const reasons = reasonsFor(queryOf(request)).map(({ code, label, userType }) => ({ code, label, userType }));
		return shapes === 'measured' ? sendList(reply, reasons) : sendJson(reply, 200, reasons);
	});
	app.get('/order-cancellation-requests', async (request, reply) =>
		sendList(reply, cancellations.list(sellerOf(request), queryOf(request))),
	);
	app.post('/order-cancellation-requests', async (request, reply) =>
		sendJson(reply, 201, { cancellationRequestId: cancellations.cancelOrder(sellerOf(request), request.body) }),
	);
	app.post('/order-partial-cancellation-requests', async (request, reply) =>
		sendJson(reply, 201, { cancellationRequestId: cancellations.cancelLines(sellerOf(request), request.body) }),
	);

	app.get<{ Params: { orderId: string } }>(
		'/orders/:orderId/commercial-gestures-available-amounts',
		async (request, reply) => sendJson(reply, 200, gestures.available(request.params.orderId, sellerOf(request))),
	);
	app.get('/order-commercial-gesture-requests', async (request, reply) =>
		sendPage(request, reply, gestures.list(sellerOf(request), queryOf(request)), shapes),
	);
	app.post('/order-commercial-gesture-requests', async (request, reply) =>
		sendJson(reply, 201, { requestId: gestures.request(sellerOf(request), request.body) }),
	);
	app.get<{ Params: { requestId: string } }>('/order-commercial-gesture-requests/:requestId', async (request, reply) =>
		sendJson(reply, 200, gestures.one(request.params.requestId, sellerOf(request))),
	);
	app.get<{ Params: { salesChannelId: string } }>(
		'/sales-channel-commercial-gesture-configurations/:salesChannelId',
		async (request, reply) => sendJson(reply, 200, gestureConfiguration(request.params.salesChannelId)),
	);
}
