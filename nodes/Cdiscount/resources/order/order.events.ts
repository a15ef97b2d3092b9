import type { TriggerEvent } from '../../core/polling/event';
import { shaped } from './order.facts';
import type { Order } from './order.schema';

/** What the order events have in common: an order is one event, and leaves the node in the chosen shape. */
export const ofOrder: Pick<TriggerEvent<Order>, 'id' | 'output'> = {
	id: (order) => order.orderId,
	output: (order, sellerId, { output, simplify }) => shaped(order, sellerId, { per: output, simplify }),
};
