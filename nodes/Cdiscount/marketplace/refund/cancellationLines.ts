import { cents } from '../money';
import { livingLines, paidFor } from '../order/facts';
import type { Order, OrderLine } from '../order/schema';
import type { Reason } from './calls';
import { askedBefore } from './coverage';
import type { CancellationRequest, GestureRequest } from './schema';

/** What the user asks for. */
export interface Wish {
	orderId: string;
	/** Lines by id; all that are not over when empty. */
	orderLineIds: string[];
	reason: string;
	shippingCostRefund: boolean;
	/** Nothing is sent that would bring what is given back on the order above this. */
	maximumAmount?: number;
}

/** A cancellation is called a refund once the goods are on their way; both are the same request. */
export interface Purpose {
	noun: 'cancellation' | 'refund';
	participle: 'cancelled' | 'refunded';
	statuses: readonly string[];
	/** Lines in these statuses are not for this purpose. */
	spared: readonly string[];
}

/** What is read before a cancellation. */
export interface State {
	order: Order;
	/** The requests for the order, whoever made them and whatever became of them; */
	listed: CancellationRequest[];
	/** those that count; */
	all: CancellationRequest[];
	/** and of these the seller's. */
	requests: CancellationRequest[];
	reasons: Reason[];
	gestures: GestureRequest[];
	/** What Cdiscount still allows; undefined where it was not asked, null where it does not say it. */
	allowed?: number | null;
}

const isWhole = ({ orderLineIds }: Wish) => orderLineIds.length === 0;

const isMeant = ({ orderLineId }: OrderLine, wish: Wish) => isWhole(wish) || wish.orderLineIds.includes(orderLineId);

/** The lines that are meant: the chosen ones, or all that are not over and not spared. */
function wanted(order: Order, wish: Wish, { spared }: Purpose): OrderLine[] {
	if (!isWhole(wish)) return order.lines.filter((line) => isMeant(line, wish));
	return livingLines(order).filter(({ status }) => !spared.includes(status));
}

/** Of the lines that are meant, those for which nothing is under way yet. */
export function openLines(state: State, wish: Wish, purpose: Purpose): OrderLine[] {
	return wanted(state.order, wish, purpose).filter((line) => !isUnderWay(line, state));
}

/** Of the lines that are meant, those that are cancelled or that a request is under way for. */
export function givenLines(state: State, wish: Wish): OrderLine[] {
	const living = livingLines(state.order);
	return state.order.lines.filter(
		(line) =>
			isMeant(line, wish) && (line.status === 'Cancelled' || (living.includes(line) && isUnderWay(line, state))),
	);
}

function isUnderWay(line: OrderLine, { order, requests }: State): boolean {
	return line.status === 'Cancelled' || askedBefore(line, order, requests) !== undefined;
}

/**
 * Whether nothing is left to ask for.
 * @param asked the lines that this run has asked for; they decide then
 */
export function isDone(state: State, wish: Wish, purpose: Purpose, asked: string[] = []): boolean {
	const { order } = state;
	if (asked.length > 0)
		return asked.every((id) => order.lines.some((line) => line.orderLineId === id && isUnderWay(line, state)));
	if (wish.orderLineIds.some((id) => order.lines.every((line) => line.orderLineId !== id))) return false;
	const lines = wanted(order, wish, purpose);
	return lines.length > 0 ? lines.every((line) => isUnderWay(line, state)) : order.status === 'Cancelled';
}

/** Left out for the whole order, so that the request is the one for whole orders. */
export function linesToSend(state: State, wish: Wish, purpose: Purpose) {
	const lines = openLines(state, wish, purpose);
	if (isWhole(wish) && lines.length === livingLines(state.order).length) return undefined;
	return lines.map((line) => ({ lineId: line.orderLineId, offerId: line.offer?.id ?? undefined }));
}

/** What the customer paid for the lines; shipping costs count once per line. Null where a price is not known. */
export function amountOf(lines: OrderLine[], withShipping: (line: OrderLine) => boolean): number | null {
	let sum = 0;
	for (const line of lines) {
		const paid = paidFor(line);
		if (paid === undefined) return null;
		sum += cents(paid.unitSalesPrice) * line.quantity + (withShipping(line) ? cents(paid.shippingCost) : 0);
	}
	return sum / 100;
}
