import omit from 'lodash/omit';
import { assertAsked, assertSeller } from '../../api/assertAsked';
import type { Octopia, Query } from '../../api/client';
import type { Pages } from '../../api/paging';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { Unreadable, type Listed } from '../../api/parseResponse';
import { readCount } from '../count';
import { orNotFound } from '../notFound';
import { isOrderId } from './orderId';
import { plannedOrder } from './orderPages';
import { orderSchema, type Order } from './schema';

/**
 * Reads one order of the connected seller; where many are read, as a list gave it (see `planReading`).
 * @throws CdiscountError (`notFound`) with a sentence naming the order; another seller's order is not found either; `unreadable` when the
 * answer is another order than the one asked for
 */
export async function readOrder(octopia: Octopia, orderId: string): Promise<Order> {
	const planned = await plannedOrder(octopia, orderId);
	if (planned !== undefined) return planned;
	const order = await octopia.read(path`/orders/${orderId}`, orderSchema).catch(async (thrown: unknown) => {
		const isUnknown = thrown instanceof CdiscountError && thrown.code === 'notFound';
		const hint = isUnknown ? await hintFor(octopia, orderId) : '';
		return orNotFound(`There is no order "${orderId}" for the seller ${octopia.sellerId}.`, hint)(thrown);
	});
	assertAsked('order', orderId, order.orderId);
	assertSeller(octopia, 'an order', order.seller?.id);
	return order;
}

/** What to do about an id that is not known: staff and customers know the reference of an order. */
async function hintFor(octopia: Octopia, orderId: string): Promise<string> {
	const orders = isOrderId(orderId) ? [] : await ordersWith(octopia, orderId).catch(() => []);
	const ids = orders.map((order) => order.orderId).join(' and of ');
	if (ids !== '') return `"${orderId}" is the reference of order ${ids}: give that, or choose By Reference.`;
	return 'Check the order ID, and that the credential is the one of the shop that sold it.';
}

/** More orders than can have one reference. */
const ENOUGH = 100;

/** The orders of a reference, whatever its case. @throws CdiscountError, also where one that may be of it cannot be read */
export async function ordersWith(octopia: Octopia, reference: string): Promise<Order[]> {
	const orders: Order[] = [];
	const isIts = (found: unknown) => String(found ?? '').toLowerCase() === reference.toLowerCase();
	for await (const order of listOrders(octopia, { reference }, ENOUGH))
		if (!(order instanceof Unreadable)) orders.push(...(isIts(order.reference) ? [order] : []));
		else if (isIts((order.raw as { reference?: unknown } | null | undefined)?.reference)) throw order.error();
	return orders;
}

/** Lists orders with the API's filters, for readers that want all of them up to the limit. */
export function listOrders(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Listed<Order>> {
	const count = async () => await countOrders(octopia, omit(query, 'sort', 'desc'));
	return octopia.list('/orders', orderSchema, { ...ORDERS, query, limit, isReadAhead: true, count });
}

/** Lists orders for readers that look at a page or two. @param pages where the reading begins and ends */
export function listOrderPages(octopia: Octopia, query: Query, pages: Pages): AsyncGenerator<Listed<Order>> {
	return octopia.list('/orders', orderSchema, { ...ORDERS, query, ...pages });
}

const ORDERS = { style: 'page', idName: 'orderId' } as const;

/** How many orders these filters find. @throws CdiscountError */
export async function countOrders(octopia: Octopia, query: Query): Promise<number> {
	return await readCount(octopia, '/orders/count', query);
}
