import { event, timestamp } from '../../sync/event';
import { changedOrders, createdOrders, ofOrder } from './orderLists';
import { linesToShip } from '../../marketplace/order/facts';
import type { Order } from '../../marketplace/order/schema';

const STATUSES = ['InPreparation'];

export const orderToShip = event<Order>({
	...ofOrder,
	name: 'Order to Ship',
	value: 'orderToShip',
	description: 'An order is paid, its delivery address is known, and the seller has to ship it',
	changed: (look) => changedOrders(look, STATUSES),
	open: (look) => createdOrders(look, STATUSES),
	catchUp: 'open',
	keptHours: 0,
	sighting: (order) =>
		linesToShip(order).some((line) => line.shippingAddress)
			? { id: order.orderId, time: timestamp(order.updatedAt), waiting: true }
			: undefined,
});
