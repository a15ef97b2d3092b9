import type { IDataObject } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { guardedWrite, type Guards } from '../../core/guardedWrite';
import { cents, moneyText } from '../../core/money';
import { readOrder } from '../order/order.api';
import { factsOf, livingLines } from '../order/order.facts';
import type { Order, OrderLine } from '../order/order.schema';
import { counts, readCancellations, readReasons, type Reason } from './refund.api';
import type { CancellationRequest } from './refund.schema';
import { cancellationRequest } from './refund.wire';

/** What the user asks for. */
export interface Wish {
	orderId: string;
	/** Lines by id; all that are not over when empty. */
	orderLineIds: string[];
	reason: string;
	shippingCostRefund: boolean;
	/** Nothing above this is sent. */
	maximumAmount?: number;
}

/** A cancellation is called a refund once the goods are on their way; both are the same request. */
export interface Purpose {
	noun: 'cancellation' | 'refund';
	participle: 'cancelled' | 'refunded';
	statuses: readonly string[];
}

/** What is on its way or with the customer is refunded. */
export const REFUND: Purpose = { noun: 'refund', participle: 'refunded', statuses: ['Shipped', 'Delivered'] };

interface State {
	order: Order;
	requests: CancellationRequest[];
	reasons: Reason[];
}

/**
 * Cancels an order or lines of it, once: lines that are cancelled, or that a request is under way for, are not asked for again.
 * The marketplace works on the request in its own time; the money goes back to the customer then.
 * @returns `amount` is what goes back: the lines' price, tax included, and their shipping costs where these are refunded
 * @throws Refusal for a status that does not allow it, a reason that is not in the live list, an amount above the ceiling
 */
export async function cancel(octopia: Octopia, wish: Wish, purpose: Purpose, guards: Guards): Promise<IDataObject> {
	const { orderId, reason } = wish;
	const { result, state, request } = await guardedWrite<State>(
		octopia,
		{
			what: `The ${purpose.noun} of order ${orderId}`,
			read: async () => {
				const order = await readOrder(octopia, orderId);
				const reasons = purpose.statuses.includes(order.status) ? await readReasons(octopia, order.status) : [];
				return { order, reasons, requests: (await readCancellations(octopia, orderId)).filter(counts) };
			},
			isDone: (found) => isDone(found, wish),
			obstacle: (found) => obstacle(found, wish, purpose),
			request: (found) => cancellationRequest({ ...wish, lines: linesOf(found, wish) }),
		},
		guards,
	);
	const { order } = state;
	const lines = result === 'alreadyDone' ? wanted(order, wish) : open(state, wish);
	const { sellerId } = factsOf(order, octopia.sellerId);
	const amount = amountOf(lines, wish);
	const told = {
		orderId,
		result,
		sellerId,
		statusBefore: order.status,
		reason,
		amount,
		currencyCode: order.currencyCode ?? 'EUR',
	};
	return { ...told, orderLineIds: lines.map((line) => line.orderLineId), ...(request && { request }) };
}

/** The lines that are meant: the chosen ones, or all that are not over. */
function wanted(order: Order, { orderLineIds }: Wish): OrderLine[] {
	if (orderLineIds.length === 0) return livingLines(order);
	return order.lines.filter((line) => orderLineIds.includes(line.orderLineId));
}

/** Of these, the lines for which nothing is under way yet. */
function open({ order, requests }: State, wish: Wish): OrderLine[] {
	return wanted(order, wish).filter((line) => !isUnderWay(line, requests));
}

function isDone(state: State, wish: Wish): boolean {
	const { order } = state;
	if (wish.orderLineIds.some((id) => order.lines.every((line) => line.orderLineId !== id))) return false;
	return wanted(order, wish).length > 0 ? open(state, wish).length === 0 : order.status === 'Cancelled';
}

function isUnderWay(line: OrderLine, requests: CancellationRequest[]): boolean {
	if (line.status === 'Cancelled') return true;
	return requests.some(({ lines }) => {
		const ids = (lines ?? []).map((asked) => asked.lineId ?? asked.orderLineId);
		return ids.length === 0 || ids.includes(line.orderLineId);
	});
}

function obstacle(state: State, wish: Wish, { participle, statuses }: Purpose): string | undefined {
	const { order, reasons } = state;
	const { orderId, orderLineIds, reason, maximumAmount } = wish;
	const known = order.lines.map((line) => line.orderLineId);
	const unknown = orderLineIds.find((id) => !known.includes(id));
	if (unknown !== undefined) return `Order ${orderId} has no line "${unknown}"; its lines are ${known.join(', ')}.`;
	if (!statuses.includes(order.status))
		return `Order ${orderId} cannot be ${participle}: it is ${order.status}, and only ${statuses.join(' or ')} allows it.`;
	if (!reasons.some(({ code }) => code === reason))
		return `"${reason}" is not a reason that Cdiscount takes now. It takes: ${reasons.map(({ code }) => code).join(', ')}.`;
	const amount = amountOf(open(state, wish), wish);
	if (maximumAmount === undefined) return undefined;
	if (amount === null) return `What goes back for order ${orderId} cannot be computed, so the ceiling cannot be kept.`;
	if (cents(amount) <= cents(maximumAmount)) return undefined;
	const { currencyCode } = order;
	return `Order ${orderId} would give back ${moneyText(amount, currencyCode)}, which is above the Maximum Amount of ${moneyText(maximumAmount, currencyCode)}.`;
}

/** Left out for the whole order, so that the request is the one for whole orders. */
function linesOf(state: State, wish: Wish) {
	const lines = open(state, wish);
	if (wish.orderLineIds.length === 0 && lines.length === livingLines(state.order).length) return undefined;
	return lines.map((line) => ({ lineId: line.orderLineId, offerId: line.offer?.id ?? undefined }));
}

/** What the customer paid for the lines; shipping costs count once per line. Null where a price is not known. */
function amountOf(lines: OrderLine[], { shippingCostRefund }: Wish): number | null {
	let sum = 0;
	for (const { sellingPrice, offerPrice, quantity } of lines) {
		const { unitSalesPrice, shippingCost } = sellingPrice ?? offerPrice ?? {};
		if (typeof unitSalesPrice !== 'number') return null;
		sum += cents(unitSalesPrice) * quantity + (shippingCostRefund ? cents(shippingCost ?? 0) : 0);
	}
	return sum / 100;
}
