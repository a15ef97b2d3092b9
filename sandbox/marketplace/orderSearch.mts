import { ORDER_STATUSES, SUPPLY_MODES } from '../../nodes/Cdiscount/marketplace/order/schema.ts';
import type { OrderRecord } from './order.mts';
import { equal, filtered, flag, oneOf, range, someOf, sorted, valueOf, type Query, type Predicate } from './query.mts';

const SORT_KEYS: Record<string, (order: OrderRecord) => number> = {
	createdat: (order) => order.createdAt,
	updatedat: (order) => order.updatedAt,
	shippedat: (order) => order.shippedAt ?? Number.MAX_SAFE_INTEGER,
};

/**
 * The orders that match the filters of `GET /orders` and `GET /orders/count`. Unknown parameters are ignored (measured);
 * unknown statuses are refused (measured).
 */
export function filterOrders(orders: readonly OrderRecord[], query: Query): OrderRecord[] {
	return filtered(orders, [
		statusTest(query),
		supplyModeTest(query),
		businessTest(query),
		equal(query, 'reference', (order) => order.reference),
		equal(query, 'salesChannelId', (order) => order.salesChannelId),
		equal(query, 'shippingCountry', (order) => order.shippingAddress.countryCode),
		...range<OrderRecord>(query, 'createdAt', (order) => order.createdAt),
		...range<OrderRecord>(query, 'updatedAt', (order) => order.updatedAt),
		...range<OrderRecord>(query, 'shippedAt', (order) => order.shippedAt),
	]);
}

/** The orders as `GET /orders` sorts them; by default the oldest creation comes first (project choice). */
export function sortOrders(orders: readonly OrderRecord[], query: Query): OrderRecord[] {
	return sorted(orders, query, SORT_KEYS);
}

function statusTest(query: Query): Predicate<OrderRecord> | undefined {
	const wanted = someOf(query, 'status', ORDER_STATUSES);
	return wanted && ((order) => wanted.includes(order.status));
}

function supplyModeTest(query: Query): Predicate<OrderRecord> | undefined {
	const value = valueOf(query, 'supplyMode');
	if (value === undefined) return undefined;
	const wanted = oneOf('supplyMode', value, SUPPLY_MODES);
	return (order) => order.lines.some((line) => line.supplyMode === wanted);
}

function businessTest(query: Query): Predicate<OrderRecord> | undefined {
	const wanted = flag(query, 'businessOrder');
	return wanted === undefined ? undefined : (order) => order.business === wanted;
}
