import { cents } from '../money';
import { countingLines } from './facts';
import { offerTotalOf, totalOf } from './lineMoney';
import type { Order, OrderLine } from './schema';

/**
 * What the customer pays for an order, tax and shipping included: the sum over its lines, without those that were cancelled while others
 * live. Where a price is not known, the order's own total, which counts all lines.
 * @returns null where neither says it
 */
export function orderTotal(order: Order): number | null {
	return sumOfLines(order, totalOf) ?? ownTotal(order, order.totalPrice?.sellingPrice);
}

/** The same at the prices of the offers, which the seller is paid by. */
export function orderOfferTotal(order: Order): number | null {
	return sumOfLines(order, offerTotalOf) ?? ownTotal(order, order.totalPrice?.offerPrice);
}

/** An amount of an order: that of its lines together. @returns null where one of them is not known */
export function sumOfLines(order: Order, amountOf: (line: OrderLine) => number | null): number | null {
	const amounts = countingLines(order).map(amountOf);
	const known = amounts.filter((amount): amount is number => amount !== null);
	if (known.length < amounts.length || known.length === 0) return null;
	return known.reduce((sum, amount) => sum + cents(amount), 0) / 100;
}

/** The total that an order states, where it is of all the lines that count. */
function ownTotal(order: Order, stated: number | null | undefined): number | null {
	return countingLines(order).length === order.lines.length ? (stated ?? null) : null;
}
