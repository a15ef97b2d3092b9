import type { IDataObject } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { guardedWrite, type Guards } from '../../core/guardedWrite';
import { cents, moneyText } from '../../core/money';
import { readOrder } from '../order/order.api';
import { factsOf } from '../order/order.facts';
import {
	amountOf,
	givenLines,
	isDone,
	linesToSend,
	openLines,
	type Purpose,
	type State,
	type Wish,
} from './cancellation.lines';
import { findAvailableAmount, readCancellations, readReasons } from './refund.api';
import { askedBefore, counts, isSellers } from './refund.requests';
import { cancellationRequest } from './refund.wire';

/** What has not left yet is cancelled; of an order that left in part, the rest. */
export const CANCELLATION: Purpose = {
	noun: 'cancellation',
	participle: 'cancelled',
	statuses: ['Accepted', 'InPreparation'],
	spared: ['Shipped', 'Delivered'],
};

/** What is on its way or with the customer is refunded. */
export const REFUND: Purpose = {
	noun: 'refund',
	participle: 'refunded',
	statuses: ['Shipped', 'Delivered'],
	spared: [],
};

/**
 * Cancels an order or lines of it, once: lines that are cancelled, or that a request of the seller is under way for, are not asked for
 * again. The marketplace works on the request in its own time; the money goes back to the customer then.
 * @returns `amount` is what goes back: the lines' price, tax included, and their shipping costs where these are refunded; of a refund at
 * most what the marketplace still allowed before, where it says so
 * @throws Refusal for a status that does not allow it, a reason that is not in the live list, lines above the ceiling
 */
export async function cancel(octopia: Octopia, wish: Wish, purpose: Purpose, guards: Guards): Promise<IDataObject> {
	const { orderId, reason } = wish;
	let asked: string[] | undefined;
	let allowed: number | null | undefined;
	const { result, state, request } = await guardedWrite<State>(
		octopia,
		{
			what: `The ${purpose.noun} of order ${orderId}`,
			read: async () => {
				const found = await readState(octopia, orderId, purpose);
				const { order } = found;
				const isOpen = purpose.statuses.includes(order.status) && !isDone(found, wish, purpose, asked);
				if (isOpen && purpose.noun === 'refund' && allowed === undefined)
					allowed = await findAvailableAmount(octopia, orderId);
				return found;
			},
			isDone: (found) => isDone(found, wish, purpose, asked),
			obstacle: (found) => obstacle(found, wish, purpose),
			request: (found) => {
				asked = openLines(found, wish, purpose).map(({ orderLineId }) => orderLineId);
				return cancellationRequest({ ...wish, lines: linesToSend(found, wish, purpose) });
			},
		},
		guards,
	);
	const { order, requests } = state;
	const isOld = result === 'alreadyDone';
	const lines = isOld ? givenLines(state, wish) : openLines(state, wish, purpose);
	const sum = amountOf(lines, (line) => {
		const before = isOld ? askedBefore(line, order, requests)?.shippingCostRefund : undefined;
		return before ?? wish.shippingCostRefund;
	});
	const told = {
		orderId,
		result,
		sellerId: factsOf(order, octopia.sellerId).sellerId,
		statusBefore: order.status,
		reason,
		amount: isOld || sum === null ? sum : Math.min(sum, allowed ?? sum),
		currencyCode: order.currencyCode ?? 'EUR',
	};
	return { ...told, orderLineIds: lines.map((line) => line.orderLineId), ...(request && { request }) };
}

async function readState(octopia: Octopia, orderId: string, { statuses }: Purpose): Promise<State> {
	const order = await readOrder(octopia, orderId);
	const { status, salesChannel } = order;
	const reasons = statuses.includes(status) ? await readReasons(octopia, status, salesChannel?.id) : [];
	const requests = await readCancellations(octopia, orderId);
	return { order, reasons, requests: requests.filter((request) => isSellers(request) && counts(request)) };
}

function obstacle(state: State, wish: Wish, purpose: Purpose): string | undefined {
	const { order, reasons } = state;
	const { orderId, orderLineIds, reason, maximumAmount } = wish;
	const { participle, statuses, spared } = purpose;
	const known = order.lines.map((line) => line.orderLineId);
	const unknown = orderLineIds.find((id) => !known.includes(id));
	if (unknown !== undefined) return `Order ${orderId} has no line "${unknown}"; its lines are ${known.join(', ')}.`;
	if (!statuses.includes(order.status))
		return `Order ${orderId} cannot be ${participle}: it is ${order.status}, and only ${statuses.join(' or ')} allows it.`;
	const lines = openLines(state, wish, purpose);
	if (lines.length === 0)
		return `Nothing of order ${orderId} is left to be ${participle}: ${order.lines.map(({ orderLineId, status }) => `line ${orderLineId} is ${status}`).join(', ')}.`;
	const gone = lines.find(({ status }) => spared.includes(status));
	if (gone !== undefined)
		return `Line ${gone.orderLineId} of order ${orderId} cannot be ${participle}: it is ${gone.status}. Leave it out; what has left is given back with Refund: Refund Lines.`;
	if (reasons.length > 0 && !reasons.some(({ code }) => code === reason))
		return `"${reason}" is not a reason that Cdiscount takes now. It takes: ${reasons.map(({ code }) => code).join(', ')}.`;
	if (maximumAmount === undefined) return undefined;
	const amount = amountOf(lines, () => wish.shippingCostRefund);
	if (amount === null) return `What goes back for order ${orderId} cannot be computed, so the ceiling cannot be kept.`;
	if (cents(amount) <= cents(maximumAmount)) return undefined;
	const { currencyCode } = order;
	return `Order ${orderId} would give back ${moneyText(amount, currencyCode)}, which is above the Maximum Amount of ${moneyText(maximumAmount, currencyCode)}.`;
}
