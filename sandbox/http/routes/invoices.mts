import type { FastifyInstance } from 'fastify';

import type { Marketplace } from '../../marketplace/marketplace.mts';
import { Refusal } from '../../marketplace/refusal.mts';
import { sellerOf } from '../access.mts';
import { sendJson } from '../responses.mts';
import { sendList, sendPage, queryOf } from '../lists.mts';
import type { Part } from '../multipart.mts';

type OrderParams = { Params: { orderId: string } };

/** Customer invoices. 201 with the import's report is documented; the name of the form field is not, so any will do. */
export function invoiceRoutes(app: FastifyInstance, { invoices, shapes }: Marketplace): void {
	app.post<OrderParams>('/orders/:orderId/invoice-documents', async (request, reply) =>
		sendJson(reply, 201, invoices.uploadFor(request.params.orderId, sellerOf(request), filesOf(request.body))),
	);
	app.get<OrderParams>('/orders/:orderId/invoice-documents', async (request, reply) =>
		sendList(reply, invoices.documents(request.params.orderId, sellerOf(request))),
	);
	app.post('/order-invoice-imports', async (request, reply) =>
		sendJson(reply, 201, invoices.upload(sellerOf(request), filesOf(request.body))),
	);
	app.get('/order-invoice-imports', async (request, reply) =>
		sendPage(request, reply, invoices.list(sellerOf(request), queryOf(request)), shapes),
	);
	app.get<{ Params: { importId: string } }>('/order-invoice-imports/:importId', async (request, reply) =>
		sendJson(reply, 200, invoices.one(request.params.importId, sellerOf(request))),
	);
}

function filesOf(body: unknown) {
	if (!Array.isArray(body) || body.some((part: Part) => !Buffer.isBuffer(part?.content))) {
		throw new Refusal(415, 'Unsupported Media Type', undefined, 'The body must be multipart/form-data.');
	}
	return (body as Part[]).flatMap(({ fileName, content }) => (fileName ? [{ name: fileName, content }] : []));
}
