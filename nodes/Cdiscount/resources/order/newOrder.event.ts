import { timestamp } from '../../marketplace/time';
import { creationEvent } from '../../sync/event';
import { orderFormatFault, orderFormatFields } from '../shared/orderFormat';
import { createdOrders, orderOutput, OPEN_STATUSES } from './eventLists';
import { DEAD_STATUSES } from '../../marketplace/order/schema';

export const newOrder = creationEvent({
	name: 'New Order',
	value: 'newOrder',
	description: 'An order is seen for the first time, in any status but refused, cancelled or rejected',
	gives: 'the order, or one of its lines',
	fields: orderFormatFields,
	contradiction: orderFormatFault,
	created: (request) => createdOrders(request),
	open: (request) => createdOrders(request, OPEN_STATUSES),
	occurrence: ({ orderId, status, createdAt }) =>
		DEAD_STATUSES.includes(status)
			? undefined
			: { id: orderId, time: timestamp(createdAt), waiting: OPEN_STATUSES.includes(status) },
	output: orderOutput,
});
