import { event, moment } from '../../core/polling/event';
import { changedOrders, createdOrders, ofOrder } from './order.events';
import type { Order } from './order.schema';

/** An order keeps its status while the cancellation of a line is asked for (official change log). */
const STATUSES = ['Accepted', 'InPreparation'];
const CHANGED_STATUSES = [...STATUSES, 'Shipped'];

const asked = ({ lines }: Order) =>
	lines
		.filter(({ status }) => status === 'CancelRequest')
		.map(({ orderLineId }) => orderLineId)
		.sort();

export const cancellationRequested = event<Order>({
	name: 'Cancellation Requested',
	value: 'cancellationRequested',
	description: 'Somebody asks to cancel lines of an order: ship it all the same, or cancel',
	changed: (look) => changedOrders(look, CHANGED_STATUSES),
	open: (look) => createdOrders(look, STATUSES),
	catchUp: 'open',
	keptHours: 0,
	sighting(order) {
		const lines = asked(order);
		if (lines.length === 0) return undefined;
		const parts = lines.map((line) => `${order.orderId}/${line}`);
		return { id: `${order.orderId}:${lines.join(',')}`, time: moment(order.updatedAt), waiting: true, parts };
	},
	output: (order, told) =>
		ofOrder.output(order, told).map((json) => ({ ...json, cancellationRequestedFor: asked(order) })),
});
