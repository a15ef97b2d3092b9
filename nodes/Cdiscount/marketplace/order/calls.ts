import omit from 'lodash/omit';
import { assertAsked, assertSeller } from '../../api/assertAsked';
import type { Octopia, Query } from '../../api/client';
import { path } from '../../api/path';
import type { Listed } from '../../api/parseResponse';
import { readCount } from '../count';
import { orNotFound } from '../notFound';
import { plannedOrder } from './orderPages';
import { orderSchema, type Order } from './schema';

/**
 * Reads one order of the connected seller; where many are read, as a list gave it (see `planReading`).
 * @throws CdiscountError (`notFound`) with a sentence naming the order; another seller's order is not found either; `unreadable` when the
 * answer is another order than the one asked for
 */
export async function readOrder(octopia: Octopia, orderId: string): Promise<Order> {
	const unknown = orNotFound(
		`There is no order "${orderId}" for the seller ${octopia.sellerId}.`,
		'Check the order ID, and that the credential is the one of the shop that sold it.',
	);
	const planned = await plannedOrder(octopia, orderId);
	if (planned !== undefined) return planned;
	const order = await octopia.read(path`/orders/${orderId}`, orderSchema).catch(unknown);
	assertAsked('order', orderId, order.orderId);
	assertSeller(octopia, 'an order', order.seller?.id);
	return order;
}

/** Lists orders with the API's filters, for readers that want all of them up to the limit. */
export function listOrders(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Listed<Order>> {
	return octopia.list('/orders', orderSchema, {
		style: 'page',
		query,
		limit,
		isReadAhead: true,
		count: async () => await countOrders(octopia, omit(query, 'sort', 'desc')),
		idName: 'orderId',
	});
}

/** How many orders these filters find. @throws CdiscountError */
export async function countOrders(octopia: Octopia, query: Query): Promise<number> {
	return await readCount(octopia, '/orders/count', query);
}
