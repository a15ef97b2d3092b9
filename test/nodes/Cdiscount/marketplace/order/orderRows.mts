import { parseAs } from '../../../../../nodes/Cdiscount/api/parseResponse.ts';
import { orderItems, simpleFormat } from '../../../../../nodes/Cdiscount/marketplace/order/rows.ts';
import { orderSchema, type Order } from '../../../../../nodes/Cdiscount/marketplace/order/schema.ts';

export type Json = Record<string, unknown>;

export const line = (orderLineId: string, more: Json = {}) => ({
	orderLineId,
	status: 'InPreparation',
	quantity: 1,
	...more,
});

/** An order as the API's answer is read. */
export function orderOf(lines: Json[], more: Json = {}): Order {
	const read = parseAs(orderSchema, { orderId: 'X', status: 'InPreparation', lines, ...more }, 'orders');
	if ('data' in read) return read.data;
	throw read;
}

/** The rows of an order, or of its lines. */
export const rows = (order: Order, per: 'order' | 'line') => orderItems(order, '98979', simpleFormat(per));

export const row = (order: Order) => rows(order, 'order')[0];

/** The row of the only line of an order. */
export const lineRow = (more: Json, quantity = 1) => rows(orderOf([line('L1', { quantity, ...more })]), 'line')[0];
