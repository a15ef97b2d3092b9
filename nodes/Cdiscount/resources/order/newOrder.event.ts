import { event } from '../../core/polling/event';
import { listOrders, OLDEST_FIRST } from './order.api';
import { ofOrder } from './order.events';
import { DEAD_STATUSES, type Order } from './order.schema';

/** Orders that are neither shipped nor over. */
const OPEN = 'Processing,WaitingAcceptance,Accepted,InPreparation';

export const newOrder = event<Order>({
	...ofOrder,
	name: 'New Order',
	value: 'newOrder',
	description: 'An order is seen for the first time, in any status but refused, cancelled or rejected',
	kind: 'time',
	find: (since, octopia) =>
		listOrders(octopia, { ...(since === undefined ? { status: OPEN } : { createdAtMin: since }), ...OLDEST_FIRST }),
	counts: (order) => !DEAD_STATUSES.includes(order.status),
	time: (order) => order.createdAt,
});
