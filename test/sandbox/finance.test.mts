import {
	financeReportSchema,
	octopiaInvoiceSchema,
	operationSchema,
	paymentSchema,
} from '../../nodes/Cdiscount/marketplace/finance/schema.ts';
import { countSchema } from '../../nodes/Cdiscount/marketplace/schemaParts.ts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const items = async (path: string) => (await client.get(path)).body.items;
const sell = (price: number, shippingCost = 0) =>
	sandbox.marketplace.placeOrder({
		sellerId: LUMIERE,
		status: 'Delivered',
		lines: [{ sku: 'LAMPE-042', quantity: 1, price, shippingCost }],
	});

async function later(days: number): Promise<void> {
	sandbox.clock.advance(days * 86_400);
	await client.login();
}

test('a sandbox without orders has no money', async () => {
	for (const path of ['/operations', '/payments', '/invoices', '/invoice-documents', '/reports'])
		expect((await client.get(path)).body).toEqual({ itemsPerPage: 0, items: [] });
});

test('a sale and a refund are operations from the next day on', async () => {
	const order = sell(95, 5);
	expect(await items('/operations')).toEqual([]);
	await client.post('/order-commercial-gesture-requests', {
		orderId: order.orderId,
		reason: 'LateDelivery',
		amount: 10,
	});
	sandbox.clock.advance(60);
	await client.post('/order-cancellation-requests', {
		orderSellerId: order.orderId,
		reason: 'seller-product-returned',
	});
	await later(2);
	const operations = await items('/operations');
	expectAll(operations, operationSchema);
	expect(operations).toMatchObject([
		{
			eventType: 'Sale',
			orderReference: order.reference,
			sale: { amount: 100, vat: 16.67 },
			commission: { amount: -18 },
			netAmount: 82,
			paymentState: 'Estimated',
		},
		{ eventType: 'Refund', refund: { amount: -10 }, commission: { amount: 0 }, netAmount: -10 },
		{ eventType: 'Refund', refund: { amount: -90 }, commission: { amount: 16.2 }, netAmount: -73.8 },
	]);
	expect(countSchema.parse((await client.get('/operations/count')).body)).toEqual({ count: 3 });
	expect((await client.get('/operations/count?eventTypes=Refund')).body).toEqual({ count: 2 });
	expect(await items(`/operations?orderReference=${order.reference}&pageSize=2&pageIndex=2`)).toHaveLength(1);
	expect(await items('/operations?orderReference=NONE')).toEqual([]);
	expect((await client.get('/operations?paymentState=Lost')).status).toBe(400);
	expect((await new Client(sandbox, VELO).get('/operations')).body.items).toEqual([]);
});

test('payouts on the 1st, 11th and 21st', async () => {
	sell(100);
	await later(5);
	sell(50);
	await later(2);
	expect(await items('/payments')).toMatchObject([
		{ paymentState: 'Estimated', paidAt: '2026-09-21T00:00:00Z', amount: 123, currencyCode: 'EUR', operationCount: 2 },
	]);
	await later(13);
	expectAll(await items('/payments'), paymentSchema);
	expect((await items('/payments'))[0].paymentState).toBe('Paid');
	expect((await items('/operations?paymentState=Paid'))[0].paidAt).toBe('2026-09-21T00:00:00Z');
	expect((await client.get('/payments/count?paidAtMin=2026-09-22')).body).toEqual({ count: 0 });
	expect((await client.get('/payments/count?paidAtMax=2026-09-21T00:00:00')).body).toEqual({ count: 1 });
});

test('commission invoices on the 9th, 19th and 29th, with details and a real PDF', async () => {
	sell(100);
	await later(2);
	expect(await items('/invoices')).toEqual([]);
	await later(5);
	const invoices = await items('/invoices');
	expectAll(invoices, octopiaInvoiceSchema);
	expect(invoices).toEqual([
		{ invoiceId: '1420260909', issuedAt: '2026-09-09T00:00:00Z', amount: 18, currencyCode: 'EUR' },
	]);
	expect(await items('/invoices/1420260909/details')).toHaveLength(1);
	expect((await client.get('/invoices/1420260909/details/count')).body).toEqual({ count: 1 });
	const response = await fetch(`${sandbox.apiUrl}/invoices/1420260909/documents`, {
		headers: { authorization: `Bearer ${client.token}`, SellerId: LUMIERE, accept: 'application/pdf' },
	});
	expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
	const data = new Uint8Array(await response.arrayBuffer());
	expectPdf(Buffer.from(data).toString('latin1'));
	const [{ content }] = await items('/invoice-documents');
	expect(Buffer.from(content, 'base64').equals(Buffer.from(data))).toBe(true);
	expect((await client.get('/invoices/1420260919/documents')).status).toBe(404);
	expect((await client.get('/invoices/1420260909/documents', { accept: 'text/html' })).status).toBe(406);
});

test('a yearly report once the year is over', async () => {
	sell(100);
	await later(30);
	expect(await items('/reports')).toEqual([]);
	await later(120);
	const reports = await items('/reports');
	expectAll(reports, financeReportSchema);
	expect(reports).toMatchObject([{ type: 'DAC7', year: 2026 }]);
	const document = await client.get(`/reports/${reports[0].reportId}/report-documents`);
	expect(document.text).toMatch(/^%PDF-/);
	expect((await client.get('/reports/NONE/report-documents')).status).toBe(404);
});

/** Begins and ends as a PDF, and its table of objects points at them. */
function expectPdf(text: string): void {
	expect(text).toMatch(/^%PDF-1\.4\n[^]*%%EOF\n$/);
	const start = Number(/startxref\n(\d+)/.exec(text)![1]);
	expect(text.slice(start, start + 4)).toBe('xref');
	const offsets = [...text.slice(start).matchAll(/(\d{10}) 00000 n \n/g)].map(([, offset]) => Number(offset));
	expect(offsets).toHaveLength(5);
	offsets.forEach((offset, index) => expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`)));
	const [, length, stream] = /\/Length (\d+) >>\nstream\n([^]*?)\nendstream/.exec(text)!;
	expect(stream).toHaveLength(Number(length));
}
