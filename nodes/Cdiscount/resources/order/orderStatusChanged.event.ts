import { timestamp } from '../../marketplace/time';
import { changeEvent } from '../../sync/event';
import { orderFormatFault, orderFormatFields } from '../shared/orderFormat';
import { changedOrders, createdOrders, orderOutput, OPEN_STATUSES } from './eventLists';
import { DEAD_STATUSES } from '../../marketplace/order/schema';

export const orderStatusChanged = changeEvent({
	name: 'Order Status Changed',
	value: 'orderStatusChanged',
	description: 'The status of an order has changed',
	gives: 'the order, or one of its lines, with the status it had before',
	fields: orderFormatFields,
	contradiction: orderFormatFault,
	changed: (request) => changedOrders(request),
	open: (request) => createdOrders(request, OPEN_STATUSES),
	occurrence: ({ orderId, status, createdAt, updatedAt }) => ({
		id: orderId,
		time: timestamp(updatedAt),
		state: status,
		createdAt: timestamp(createdAt),
	}),
	// an order that was accepted before it was first seen has changed since it was placed
	emits: ({ before, now, isCreatedSince }) => before !== undefined || (isCreatedSince && now !== 'Processing'),
	endStates: DEAD_STATUSES,
	settledStates: ['Delivered', 'Shipped'],
	eventKey: ({ orderId, status }) => `${orderId}:${status}`,
	output: (order, context) =>
		orderOutput(order, context).map((json) => ({ ...json, previousStatus: context.before ?? null })),
});
