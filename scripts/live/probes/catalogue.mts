import {
	attachmentsSchema,
	channelConfigurationSchema,
	discussionSchema,
	GRADUATIONS,
	PROCESS_STATUSES,
	typologiesSchema,
	USER_TYPES,
} from '../../../nodes/Cdiscount/marketplace/message/schema.ts';
import {
	brandSchema,
	categorySchema,
	countSchema,
	integrationReportSchema,
	NECESSITIES,
	OPERATION_TYPES,
	productSchema,
	propertySchema,
	REPORT_STATUSES,
} from '../../../nodes/Cdiscount/marketplace/product/schema.ts';
import { byCursor, byPage, page, type Probe } from './probe.mts';

/** Products and discussions. */
export const CATALOGUE: readonly Probe[] = [
	{
		path: '/categories',
		query: { ...byPage, fields: Object.keys(categorySchema.shape).join(',') },
		shape: page(categorySchema),
		keep: { categoryReference: 'categoryReference' },
		prefer: ['level', 3],
	},
	{ path: '/categories/count', shape: countSchema },
	{ path: '/categories/{categoryReference}', shape: categorySchema },
	{
		path: '/categories/{categoryReference}/properties',
		shape: page(propertySchema),
		codes: { 'items[].necessity': NECESSITIES },
	},
	{ path: '/brands', query: { ...byPage, fields: 'name' }, shape: page(brandSchema) },
	{ path: '/products', query: byCursor, shape: page(productSchema) },
	{ path: '/products/count', shape: countSchema },
	{
		path: '/products-integration-reports',
		shape: page(integrationReportSchema),
		codes: { 'items[].status': REPORT_STATUSES, 'items[].operationType': OPERATION_TYPES },
	},
	{
		path: '/discussions',
		query: { ...byPage, includeMessages: 'LastMessage' },
		shape: page(discussionSchema),
		keep: { discussionId: 'discussionId' },
		codes: {
			'items[].graduation': GRADUATIONS,
			'items[].status': PROCESS_STATUSES,
			'items[].typologyCode': ['Order', 'Offer'],
			'items[].messages[].sender.userType': USER_TYPES,
		},
	},
	{ path: '/discussions/count', shape: countSchema },
	{ path: '/discussions/{discussionId}', shape: discussionSchema, codes: { graduation: GRADUATIONS } },
	{ path: '/attachments', query: { discussionId: '{discussionId}' }, shape: attachmentsSchema },
	{
		path: '/typologies',
		query: { salesChannel: '{salesChannelId}', typologyCode: 'order', userType: 'Seller' },
		shape: typologiesSchema,
	},
	{ path: '/sales-channel-configurations/{salesChannelId}', shape: channelConfigurationSchema },
];
