import { event, timestamp } from '../../sync/event';
import { createdOrders, ofOrder, OPEN_STATUSES } from './orderLists';
import { DEAD_STATUSES, type Order } from '../../marketplace/order/schema';

export const newOrder = event<Order>({
	...ofOrder,
	name: 'New Order',
	value: 'newOrder',
	description: 'An order is seen for the first time, in any status but refused, cancelled or rejected',
	changed: (look) => createdOrders(look),
	open: (look) => createdOrders(look, OPEN_STATUSES),
	catchUp: 'back',
	sighting: ({ orderId, status, createdAt }) =>
		DEAD_STATUSES.includes(status)
			? undefined
			: { id: orderId, time: timestamp(createdAt), waiting: OPEN_STATUSES.includes(status) },
});
