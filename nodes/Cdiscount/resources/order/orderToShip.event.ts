import { event } from '../../core/polling/event';
import { listOrders, OLDEST_FIRST } from './order.api';
import { ofOrder } from './order.events';
import { linesToShip } from './order.facts';
import type { Order } from './order.schema';

export const orderToShip = event<Order>({
	...ofOrder,
	name: 'Order to Ship',
	value: 'orderToShip',
	description: 'An order is paid, its delivery address is known, and the seller has to ship it',
	kind: 'open',
	find: (since, octopia) => listOrders(octopia, { status: 'InPreparation', updatedAtMin: since, ...OLDEST_FIRST }),
	counts: (order) => linesToShip(order).some((line) => line.shippingAddress),
	time: (order) => order.updatedAt,
});
