import { cents } from '../money';
import { livingLines } from '../order/facts';
import { paidFor } from '../order/lineMoney';
import type { Order, OrderLine } from '../order/schema';
import { coveringRequest } from './coverage';
import { linesFor, type Purpose } from './possible';
import type { Reason } from './reasons';
import type { CancellationRequest, PartialRefundRequest } from './schema';

/** What the user asks for: to cancel or refund an order, or lines of it. */
export interface CancellationInput {
	orderId: string;
	/** Lines by id; all that are not over when empty. */
	orderLineIds: string[];
	reason: string;
	shippingCostRefund: boolean;
	/** Nothing is sent that would bring what is given back on the order above this. */
	maximumAmount?: number;
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
	partialRefunds: PartialRefundRequest[];
	/** The refundable amount; undefined where it was not read, null where the marketplace does not say it. */
	refundable?: number | null;
}

const isWhole = ({ orderLineIds }: CancellationInput) => orderLineIds.length === 0;

const isMeant = ({ orderLineId }: OrderLine, input: CancellationInput) =>
	isWhole(input) || input.orderLineIds.includes(orderLineId);

/** The lines that are meant: the chosen ones, or all that are not over and not excluded. */
function meantLines(order: Order, input: CancellationInput, purpose: Purpose): OrderLine[] {
	if (!isWhole(input)) return order.lines.filter((line) => isMeant(line, input));
	return linesFor(order, purpose);
}

/** Of the lines that are meant, those for which nothing is under way yet. */
export function openLines(state: State, input: CancellationInput, purpose: Purpose): OrderLine[] {
	return meantLines(state.order, input, purpose).filter((line) => !isUnderWay(line, state));
}

/** Of the lines that are meant, those that are cancelled or that a request is under way for. */
export function givenLines(state: State, input: CancellationInput): OrderLine[] {
	const living = livingLines(state.order);
	return state.order.lines.filter(
		(line) =>
			isMeant(line, input) && (line.status === 'Cancelled' || (living.includes(line) && isUnderWay(line, state))),
	);
}

function isUnderWay(line: OrderLine, { order, requests }: State): boolean {
	return line.status === 'Cancelled' || coveringRequest(line, order, requests) !== undefined;
}

/**
 * Whether nothing is left to ask for.
 * @param asked the lines that this run has asked for; they decide then
 */
export function isDone(state: State, input: CancellationInput, purpose: Purpose, asked: string[] = []): boolean {
	const { order } = state;
	if (asked.length > 0)
		return asked.every((id) => order.lines.some((line) => line.orderLineId === id && isUnderWay(line, state)));
	if (input.orderLineIds.some((id) => order.lines.every((line) => line.orderLineId !== id))) return false;
	const lines = meantLines(order, input, purpose);
	return lines.length > 0 ? lines.every((line) => isUnderWay(line, state)) : order.status === 'Cancelled';
}

/** Left out for the whole order, so that the request is the one for whole orders. */
export function linesToSend(state: State, input: CancellationInput, purpose: Purpose) {
	const lines = openLines(state, input, purpose);
	if (isWhole(input) && lines.length === livingLines(state.order).length) return undefined;
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
