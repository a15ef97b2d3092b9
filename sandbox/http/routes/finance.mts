import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Marketplace } from '../../marketplace/marketplace.mts';
import { sellerOf } from '../access.mts';
import { sendCount, sendList, queryOf } from '../lists.mts';

type InvoiceParams = { Params: { invoiceId: string } };

export function financeRoutes(app: FastifyInstance, { finance }: Marketplace): void {
	app.get('/operations', async (request, reply) =>
		sendList(reply, finance.operations(sellerOf(request), queryOf(request))),
	);
	app.get('/operations/count', async (request, reply) =>
		sendCount(reply, finance.countOperations(sellerOf(request), queryOf(request))),
	);
	app.get('/payments', async (request, reply) =>
		sendList(reply, finance.payments(sellerOf(request), queryOf(request))),
	);
	app.get('/payments/count', async (request, reply) =>
		sendCount(reply, finance.countPayments(sellerOf(request), queryOf(request))),
	);
	app.get('/invoices', async (request, reply) =>
		sendList(reply, finance.invoices(sellerOf(request), queryOf(request))),
	);
	app.get<InvoiceParams>('/invoices/:invoiceId/details', async (request, reply) =>
		sendList(reply, finance.details(request.params.invoiceId, sellerOf(request), queryOf(request))),
	);
	app.get<InvoiceParams>('/invoices/:invoiceId/details/count', async (request, reply) =>
		sendCount(reply, finance.countDetails(request.params.invoiceId, sellerOf(request))),
	);
	app.get<InvoiceParams>('/invoices/:invoiceId/documents', async (request, reply) =>
		sendPdf(reply, finance.document(request.params.invoiceId, sellerOf(request)), request.params.invoiceId),
	);
	// "In bulk" is all that is known: the documents of the page as base64 (project choice).
	app.get('/invoice-documents', async (request, reply) => {
		const sellerId = sellerOf(request);
		const documents = finance.invoices(sellerId, queryOf(request)).map(({ invoiceId }) => ({
			invoiceId,
			fileName: `${invoiceId}.pdf`,
			content: finance.document(invoiceId, sellerId).toString('base64'),
		}));
		return sendList(reply, documents);
	});
	app.get('/reports', async (request, reply) => sendList(reply, finance.reports(sellerOf(request))));
	app.get<{ Params: { reportId: string } }>('/reports/:reportId/report-documents', async (request, reply) =>
		sendPdf(reply, finance.reportDocument(request.params.reportId, sellerOf(request)), request.params.reportId),
	);
}

function sendPdf(reply: FastifyReply, content: Buffer, name: string): FastifyReply {
	return reply
		.type('application/pdf')
		.header('content-disposition', `attachment; filename="${name}.pdf"`)
		.send(content);
}
