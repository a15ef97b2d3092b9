import { event } from '../../core/polling/event';
import { listOrders, OLDEST_FIRST } from './order.api';
import { ofOrder } from './order.events';
import type { Order } from './order.schema';

export const orderToConfirm = event<Order>({
	...ofOrder,
	name: 'Order to Confirm',
	value: 'orderToConfirm',
	description: 'An order waits to be accepted or refused, which has to happen within 48 hours',
	kind: 'open',
	find: (since, octopia) => listOrders(octopia, { status: 'WaitingAcceptance', updatedAtMin: since, ...OLDEST_FIRST }),
	counts: (order) => order.status === 'WaitingAcceptance',
	time: (order) => order.updatedAt,
});
