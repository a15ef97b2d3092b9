import { cents, moneyText } from '../money';
import { livingLines } from '../order/facts';
import type { Order } from '../order/schema';
import { amountOf } from './cancellationLines';
import { coveringRequest } from './coverage';
import { hasUnreadableAmount, sumOf } from './earlierPartialRefunds';
import type { CancellationRequest, PartialRefundRequest } from './schema';

/** Money that went back on an order, by whomever, as far as the marketplace shows it. */
export interface GivenBack {
	order: Order;
	/** Requests of anybody to cancel or refund that count. */
	requests: CancellationRequest[];
	partialRefunds: PartialRefundRequest[];
	/** What this process gave and no list shows yet, in cents. */
	unlisted?: number;
}

/**
 * What was given back on an order before: partial refunds, and lines that are cancelled or that a request is under way for, tax included.
 * @returns null where an amount of it is not known
 */
export function givenBefore({ order, requests, partialRefunds, unlisted = 0 }: GivenBack): number | null {
	const living = livingLines(order);
	const lines = order.lines.filter(
		(line) => line.status === 'Cancelled' || (living.includes(line) && coveringRequest(line, order, requests)),
	);
	const back = amountOf(lines, (line) => coveringRequest(line, order, requests)?.shippingCostRefund ?? true);
	if (back === null || hasUnreadableAmount(partialRefunds)) return null;
	return (cents(back) + sumOf(partialRefunds) + unlisted) / 100;
}

/**
 * Why an amount is above the ceiling for all that is given back on an order; undefined where it is not.
 * @param amount what would be given now; null where it cannot be computed
 */
export function ceilingObstacle(
	given: GivenBack,
	amount: number | null,
	maximumAmount: number | undefined,
): string | undefined {
	if (maximumAmount === undefined) return undefined;
	const { orderId, currencyCode } = given.order;
	const before = givenBefore(given);
	if (amount === null || before === null)
		return `What goes back for order ${orderId}, together with what was given before, cannot be computed, so the ceiling cannot be kept.`;
	if (cents(amount) + cents(before) <= cents(maximumAmount)) return undefined;
	const of = (value: number) => moneyText(value, currencyCode);
	const earlier = before > 0 ? `, with the ${of(before)} given before,` : '';
	return `Order ${orderId} would give back ${of(amount)}, which${earlier} is above the Maximum Amount of ${of(maximumAmount)}.`;
}
