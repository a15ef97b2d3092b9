import { timestamp } from '../../marketplace/time';
import { workEvent } from '../../sync/event';
import { orderFormatFault, orderFormatFields } from '../shared/orderFormat';
import { changedOrders, createdOrders, orderOutput } from './eventLists';
import { linesToShip } from '../../marketplace/order/facts';

const STATUSES = ['InPreparation'];

export const orderToShip = workEvent({
	name: 'Order to Ship',
	value: 'orderToShip',
	description: 'An order is paid, its delivery address is known, and you have to ship it',
	gives: 'the order, or one of its lines, with the delivery address and the deadline',
	fields: orderFormatFields,
	contradiction: orderFormatFault,
	changed: (request) => changedOrders(request, STATUSES),
	open: (request) => createdOrders(request, STATUSES),
	keptHours: 0,
	remindAfterHours: 24,
	occurrence: (order) =>
		linesToShip(order).some((line) => line.shippingAddress)
			? { id: order.orderId, time: timestamp(order.updatedAt), waiting: true }
			: undefined,
	output: orderOutput,
});
