import {
	IMPORT_STATUSES,
	invoiceDocumentsSchema,
	invoiceImportSchema,
} from '../../../nodes/Cdiscount/marketplace/invoice/schema.ts';
import {
	CONDITIONS,
	INTEGRATION_STATUSES,
	OFFER_STATES,
	offerPackageSchema,
	offerResultSchema,
	offerSchema,
	PACKAGE_STATES,
	PACKAGE_TYPES,
} from '../../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { ORDER_STATUSES, orderSchema, SUPPLY_MODES } from '../../../nodes/Cdiscount/marketplace/order/schema.ts';
import {
	refundableAmountSchema,
	cancellationReasonsSchema,
	cancellationRequestSchema,
	partialRefundConfigurationSchema,
	partialRefundRequestSchema,
} from '../../../nodes/Cdiscount/marketplace/refund/schema.ts';
import { byCursor, byPage, page, type Probe } from './probe.mts';
import { countSchema } from '../../../nodes/Cdiscount/marketplace/schemaParts.ts';

const LINE_STATUSES = [...ORDER_STATUSES, 'CancelRequest'];

/** Orders, what is given back, invoices, and offers. */
export const TRADE: readonly Probe[] = [
	{
		path: '/orders',
		query: byPage,
		shape: page(orderSchema),
		keep: { orderId: 'orderId' },
		prefer: ['status', 'Shipped'],
		codes: {
			'items[].status': ORDER_STATUSES,
			'items[].lines[].status': LINE_STATUSES,
			'items[].lines[].offer.supplyMode': SUPPLY_MODES,
			'items[].lines[].offer.condition': CONDITIONS,
		},
	},
	{ path: '/orders/count', shape: countSchema },
	{ path: '/orders/{orderId}', shape: orderSchema },
	{ path: '/orders/{orderId}/invoice-documents', shape: invoiceDocumentsSchema },
	{ path: '/orders/{orderId}/commercial-gestures-available-amounts', shape: refundableAmountSchema },
	{
		path: '/cancellation-reasons',
		query: { salesChannel: '{salesChannelId}', userType: 'Seller', orderStatus: 'Shipped' },
		shape: cancellationReasonsSchema,
	},
	{
		path: '/order-cancellation-requests',
		query: { ...byPage, orderSellerId: '{orderId}' },
		shape: page(cancellationRequestSchema),
	},
	{ path: '/order-commercial-gesture-requests', query: byCursor, shape: page(partialRefundRequestSchema) },
	{
		path: '/sales-channel-commercial-gesture-configurations/{salesChannelId}',
		shape: partialRefundConfigurationSchema,
	},
	{
		path: '/order-invoice-imports',
		query: { pageSize: 20 },
		shape: page(invoiceImportSchema),
		keep: { importId: 'importId' },
		codes: { 'items[].status': IMPORT_STATUSES },
	},
	{ path: '/order-invoice-imports/{importId}', shape: invoiceImportSchema, codes: { status: IMPORT_STATUSES } },
	{
		path: '/offers',
		query: { ...byCursor, salesChannelId: '{salesChannelId}', expand: 'salesChannelFeedback' },
		shape: page(offerSchema),
		codes: { 'items[].offerState': OFFER_STATES, 'items[].condition': CONDITIONS },
	},
	{
		path: '/offer-packages',
		query: byCursor,
		shape: page(offerPackageSchema),
		keep: { packageId: 'packageId' },
		codes: { 'items[].state': PACKAGE_STATES, 'items[].type': PACKAGE_TYPES, 'items[].packageType': PACKAGE_TYPES },
	},
	{ path: '/offer-packages/{packageId}', shape: offerPackageSchema, codes: { state: PACKAGE_STATES } },
	{
		path: '/offer-packages/{packageId}/offer-requests-results',
		query: byCursor,
		shape: page(offerResultSchema),
		codes: { 'items[].integrationStatus': INTEGRATION_STATUSES },
	},
];
