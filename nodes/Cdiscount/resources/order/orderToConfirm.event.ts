import { event, timestamp } from '../../sync/event';
import { changedOrders, createdOrders, ofOrder } from './orderLists';
import type { Order } from '../../marketplace/order/schema';

const STATUSES = ['WaitingAcceptance'];

export const orderToConfirm = event<Order>({
	...ofOrder,
	name: 'Order to Confirm',
	value: 'orderToConfirm',
	description: 'An order waits to be accepted or refused, which has to happen within 48 hours',
	changed: (look) => changedOrders(look, STATUSES),
	open: (look) => createdOrders(look, STATUSES),
	catchUp: 'open',
	keptHours: 0,
	sighting: ({ orderId, status, updatedAt }) =>
		STATUSES.includes(status) ? { id: orderId, time: timestamp(updatedAt), waiting: true } : undefined,
});
