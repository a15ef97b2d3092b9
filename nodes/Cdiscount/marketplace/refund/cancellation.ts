import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { readOrder } from '../order/calls';
import { factsOf } from '../order/facts';
import {
	amountOf,
	givenLines,
	isDone,
	linesToSend,
	openLines,
	type Purpose,
	type State,
	type Wish,
} from './cancellationLines';
import { gesturesOf, unlistedSum } from './earlierPartialRefunds';
import { ceilingObstacle, givenBefore } from './givenBack';
import { findAvailableAmount, readCancellations, readReasons } from './calls';
import { askedBefore, counts, isSellers } from './coverage';
import { GESTURE_STATUSES } from './schema';
import { cancellationRequest } from './requests';

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
 * most what the marketplace still allowed before, where it says so. `givenBefore` is what was given back on the order before, by
 * whomever; null where that cannot be computed
 * @throws CdiscountError for a status that does not allow it, a reason that is not in the live list, an amount that would bring what is given
 * back on the order above the ceiling, or a request that was made twice at the same moment
 */
export async function cancel(
	octopia: Octopia,
	wish: Wish,
	purpose: Purpose,
	guards: WriteOptions,
): Promise<JsonObject> {
	const { orderId, reason } = wish;
	let asked: string[] | undefined;
	const { result, state, request } = await writeOnce<State>(
		octopia,
		{
			what: `The ${purpose.noun} of order ${orderId}`,
			subject: `order ${orderId}`,
			documented: 'named',
			read: async () => await readState(octopia, wish, purpose),
			isDone: (found) => isDone(found, wish, purpose, asked),
			obstacle: (found) => obstacle(octopia, found, wish, purpose),
			request: (found) => {
				asked = openLines(found, wish, purpose).map(({ orderLineId }) => orderLineId);
				return cancellationRequest({ ...wish, lines: linesToSend(found, wish, purpose) });
			},
			repeatable: {
				wish: () => JSON.stringify([purpose.noun, orderId, [...wish.orderLineIds].sort()]),
				made: (before, after) => madeBetween(before, after, wish, purpose),
				ids: ({ listed }) => listed.map(({ cancellationRequestId }) => String(cancellationRequestId)),
				look: async (found) => ({ ...found, ...(await readRequests(octopia, orderId)) }),
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
		amount: isOld || sum === null ? sum : Math.min(sum, state.allowed ?? sum),
		currencyCode: order.currencyCode ?? 'EUR',
		givenBefore: givenBefore({ order, requests: state.all, gestures: state.gestures }),
	};
	return { ...told, orderLineIds: lines.map((line) => line.orderLineId), ...(request && { request }) };
}

async function readState(octopia: Octopia, wish: Wish, purpose: Purpose): Promise<State> {
	const { orderId } = wish;
	const order = await readOrder(octopia, orderId);
	const { status, salesChannel } = order;
	const isPossible = purpose.statuses.includes(status);
	const reasons = isPossible ? await readReasons(octopia, status, salesChannel?.id) : [];
	const gestures = GESTURE_STATUSES.includes(status) ? await gesturesOf(octopia, orderId) : [];
	const found: State = { order, reasons, gestures, ...(await readRequests(octopia, orderId)) };
	if (purpose.noun !== 'refund' || !isPossible || isDone(found, wish, purpose)) return found;
	return { ...found, allowed: await findAvailableAmount(octopia, orderId) };
}

async function readRequests(octopia: Octopia, orderId: string): Promise<Pick<State, 'listed' | 'all' | 'requests'>> {
	const listed = await readCancellations(octopia, orderId);
	const all = listed.filter(counts);
	return { listed, all, requests: all.filter(isSellers) };
}

/** How many requests of the seller are listed now, and were not before, for lines that are meant. */
function madeBetween(before: State, after: State, wish: Wish, purpose: Purpose): number {
	const lines = openLines(before, wish, purpose);
	const covering = ({ order, listed }: State) =>
		listed.filter((one) => isSellers(one) && lines.some((line) => askedBefore(line, order, [one]) !== undefined))
			.length;
	return Math.max(0, covering(after) - covering(before));
}

function obstacle(octopia: Octopia, state: State, wish: Wish, purpose: Purpose): string | undefined {
	const { order, reasons, allowed, gestures, listed } = state;
	const { orderId, orderLineIds, reason } = wish;
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
	const amount = amountOf(lines, () => wish.shippingCostRefund);
	const now = amount === null ? null : Math.min(amount, allowed ?? amount);
	const unlisted = unlistedSum(octopia, orderId, { listed: gestures });
	return ceilingObstacle({ order, requests: listed.filter(counts), gestures, unlisted }, now, wish.maximumAmount);
}
