import { timestamp } from '../../marketplace/time';
import { workEvent } from '../../sync/event';
import { orderFormatFault, orderFormatFields } from '../shared/orderFormat';
import { changedOrders, createdOrders, orderOutput } from './eventLists';

const STATUSES = ['WaitingAcceptance'];

export const orderToConfirm = workEvent({
	name: 'Order to Confirm',
	value: 'orderToConfirm',
	description: 'An order waits to be confirmed or refused, which has to happen within 48 hours',
	gives: 'the order, or one of its lines, with the deadline',
	fields: orderFormatFields,
	contradiction: orderFormatFault,
	changed: (request) => changedOrders(request, STATUSES),
	open: (request) => createdOrders(request, STATUSES),
	keptHours: 0,
	remindAfterHours: 12,
	occurrence: ({ orderId, status, updatedAt }) =>
		STATUSES.includes(status) ? { id: orderId, time: timestamp(updatedAt), waiting: true } : undefined,
	output: orderOutput,
});
