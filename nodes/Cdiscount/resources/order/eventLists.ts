import type { ListRequest, OutputContext } from '../../sync/event';
import type { Positioned } from '../../sync/occurrence';
import { orderFormat } from '../shared/orderFormat';
import type { Listed } from '../../api/parseResponse';
import { keysetPages } from '../../sync/keysetPages';
import { orderItems } from '../../marketplace/order/rows';
import { orderSchema, type Order } from '../../marketplace/order/schema';

/** Orders that are neither shipped nor over. */
export const OPEN_STATUSES: readonly string[] = ['Processing', 'WaitingAcceptance', 'Accepted', 'InPreparation'];

type Format = Parameters<typeof orderFormat>[0];

/** How an order leaves the trigger: in the chosen format. */
export const orderOutput = (order: Order, { sellerId, options }: OutputContext<Format>) =>
	orderItems(order, sellerId, orderFormat(options));

/** Orders in these statuses (all when left out) that changed since, in the order of their last change. */
export function changedOrders(
	{ octopia, since }: ListRequest,
	statuses?: readonly string[],
): AsyncIterable<Positioned<Listed<Order>>> {
	return keysetPages(octopia, '/orders', orderSchema, {
		query: { status: statuses?.join(',') },
		sinceParameter: 'updatedAtMin',
		since,
		sort: 'updatedAt',
		at: (order) => order.updatedAt ?? order.createdAt,
		id: (order) => order.orderId,
		idName: 'orderId',
	});
}

/** Orders in these statuses (all when left out) that were created since, in the order of creation. */
export function createdOrders(
	{ octopia, since }: ListRequest,
	statuses?: readonly string[],
): AsyncIterable<Positioned<Listed<Order>>> {
	return keysetPages(octopia, '/orders', orderSchema, {
		query: { status: statuses?.join(',') },
		sinceParameter: 'createdAtMin',
		since,
		sort: 'createdAt',
		at: (order) => order.createdAt,
		id: (order) => order.orderId,
		idName: 'orderId',
	});
}
