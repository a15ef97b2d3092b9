import { z } from 'zod';
import {
	EVENT_TYPES,
	financeReportSchema,
	operationSchema,
	PAYMENT_STATES,
	paymentSchema,
} from '../../../nodes/Cdiscount/marketplace/finance/schema.ts';
import {
	inboundShipmentSchema,
	outboundShipmentSchema,
	returnSchema,
	stockSchema,
} from '../../../nodes/Cdiscount/marketplace/fulfilment/schema.ts';
import { countSchema } from '../../../nodes/Cdiscount/marketplace/schemaParts.ts';
import { byCursor, byPage, page, type Probe } from './probe.mts';

/** Money and warehouses. */
export const LEDGER: readonly Probe[] = [
	{
		path: '/operations',
		query: byPage,
		shape: page(operationSchema),
		keep: { invoiceId: 'invoiceId' },
		codes: { 'items[].eventType': EVENT_TYPES, 'items[].paymentState': PAYMENT_STATES },
	},
	{ path: '/operations/count', shape: countSchema },
	{
		path: '/payments',
		query: byPage,
		shape: page(paymentSchema),
		codes: { 'items[].paymentState': PAYMENT_STATES },
	},
	{ path: '/payments/count', shape: countSchema },
	{ path: '/invoices/{invoiceId}/details', query: byPage, shape: page(operationSchema) },
	{ path: '/invoices/{invoiceId}/documents', shape: z.unknown(), isFile: true },
	{ path: '/reports', query: byPage, shape: page(financeReportSchema), keep: { reportId: 'reportId' } },
	{ path: '/reports/{reportId}/report-documents', shape: z.unknown(), isFile: true },
	{ path: '/stocks', query: byCursor, shape: page(stockSchema) },
	{ path: '/inbound-shipments', query: byCursor, shape: page(inboundShipmentSchema) },
	{ path: '/inbound-shipments/count', shape: countSchema },
	{
		path: '/outbound-shipments',
		query: byCursor,
		shape: page(outboundShipmentSchema),
		codes: { 'items[].status': ['Created', 'Accepted', 'InPreparation', 'Shipped'] },
	},
	{ path: '/outbound-shipments/count', shape: countSchema },
	{ path: '/returns', query: byCursor, shape: page(returnSchema) },
	{ path: '/returns/count', shape: countSchema },
];
