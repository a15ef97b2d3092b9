import { event, timestamp } from '../../sync/event';
import { changedOrders, createdOrders, ofOrder, OPEN_STATUSES } from './orderLists';
import { DEAD_STATUSES, type Order } from '../../marketplace/order/schema';

export const orderStatusChanged = event<Order>({
	name: 'Order Status Changed',
	value: 'orderStatusChanged',
	description: 'The status of an order has changed (the first poll only learns the status of each open order)',
	changed: (look) => changedOrders(look),
	open: (look) => createdOrders(look, OPEN_STATUSES),
	catchUp: 'back',
	sighting: ({ orderId, status, createdAt, updatedAt }) => ({
		id: orderId,
		time: timestamp(updatedAt),
		state: status,
		born: timestamp(createdAt),
	}),
	// an order that was accepted before it was first seen has changed since it was placed
	tells: (before, now, _isNew, isBorn) => before !== undefined || (isBorn && now !== 'Processing'),
	endStates: DEAD_STATUSES,
	settledStates: ['Delivered', 'Shipped'],
	eventKey: ({ orderId, status }) => `${orderId}:${status}`,
	output: (order, told) =>
		ofOrder.output(order, told).map((json) => ({ ...json, previousStatus: told.before ?? null })),
});
