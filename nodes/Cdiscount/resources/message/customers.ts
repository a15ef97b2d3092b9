import type { Octopia } from '../../api/client';
import { readable } from '../../api/listed';
import { listOrderPages } from '../../marketplace/order/calls';
import { NEWEST_CHANGE_FIRST } from '../../marketplace/order/listing';
import { customerOf } from '../../marketplace/order/people';

/** So many pages of orders are looked at: those about which customers write were changed lately. */
const MOST_PAGES = 3;

/**
 * Who ordered what is written about; a discussion names the order only.
 * @returns looks up names by order ids; whom it does not find, or where orders cannot be read, it leaves out
 */
export function customersOf(octopia: Octopia) {
	const names = new Map<string, string>();
	let isRead = false;
	return async (orderIds: string[]): Promise<Map<string, string>> => {
		const missing = new Set(orderIds.filter((orderId) => !names.has(orderId)));
		if (missing.size === 0 || isRead) return names;
		isRead = true;
		let pages = 0;
		const isEnough = () => missing.size === 0 || ++pages >= MOST_PAGES;
		try {
			for await (const order of readable(listOrderPages(octopia, NEWEST_CHANGE_FIRST, { isEnough }))) {
				const customer = customerOf(order);
				if (customer !== null) names.set(order.orderId, customer);
				missing.delete(order.orderId);
			}
		} catch {
			// the list is useful without names
		}
		return names;
	};
}
