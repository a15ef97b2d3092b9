import { ORDER_STATUSES } from '../../nodes/Cdiscount/marketplace/order/schema.ts';
import { isObject } from '../marketplace/body.mts';
import type { Marketplace } from '../marketplace/marketplace.mts';
import type { PlaceOrderOptions } from '../marketplace/placing.mts';
import { invalid } from '../marketplace/refusal.mts';

/** The kinds of order that the page offers. */
const KINDS: Record<string, Partial<PlaceOrderOptions>> = {
	normal: { lineCount: 1 },
	severalLines: { lineCount: 3 },
	pickup: { pickup: true },
	business: { business: true },
	fulfillment: { supplyMode: 'Fulfillment' },
	mixed: { supplyMode: 'mixed' },
};

export interface OrdersRequest {
	options: PlaceOrderOptions;
	count: number;
}

/** The body of `POST /_sandbox/orders`: the options of placeOrder, a `kind` as a short form, and `count` for many. */
export function toOrderOptions(body: unknown): OrdersRequest {
	if (!isObject(body) || typeof body.sellerId !== 'string') throw invalid('sellerId', 'The sellerId is required.');
	const { kind, count = 1, ...options } = body;
	if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 20_000) {
		throw invalid('count', 'The count must be between 1 and 20000.');
	}
	if (kind !== undefined && !(typeof kind === 'string' && Object.hasOwn(KINDS, kind))) {
		throw invalid('kind', `The kind must be one of ${Object.keys(KINDS).join(', ')}.`);
	}
	if (options.status !== undefined && !ORDER_STATUSES.some((status) => status === options.status)) {
		throw invalid('status', `The value '${String(options.status)}' is not valid.`);
	}
	if (options.lines !== undefined && !(Array.isArray(options.lines) && options.lines.every(isObject))) {
		throw invalid('lines', 'The lines must be a list of objects.');
	}
	return { options: { ...KINDS[kind ?? ''], ...options } as PlaceOrderOptions, count };
}

/** One order as the API shows it, or for many their number and ids. */
export function placeOrders(marketplace: Marketplace, { options, count }: OrdersRequest) {
	if (count === 1) return marketplace.placeOrder(options);
	const orderIds = Array.from({ length: count }, () => marketplace.placeOrder(options).orderId);
	return { count, orderIds };
}
