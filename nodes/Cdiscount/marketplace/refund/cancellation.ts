import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { readOrder } from '../order/calls';
import { factsOf } from '../order/facts';
import { listText } from '../row';
import { findRefundableAmount, readCancellations, readPartialRefunds } from './calls';
import {
	amountOf,
	givenLines,
	isDone,
	linesToSend,
	openLines,
	type CancellationInput,
	type State,
} from './cancellationLines';
import { coveringRequest, counts, isSellers } from './coverage';
import { unlistedSum } from './earlierPartialRefunds';
import { ceilingObstacle, givenBefore } from './givenBack';
import { isTimely, type Purpose } from './possible';
import { readReasons, reasonObstacle } from './reasons';
import { cancellationRequest } from './requests';
import { PARTIAL_REFUND_STATUSES } from './schema';

/**
 * Cancels an order or lines of it, once: lines that are cancelled, or that a request of the seller is under way for, are not asked for
 * again. The marketplace works on the request in its own time; the money goes back to the customer then.
 * @returns `amount` is what goes back: the lines' price, tax included, and their shipping costs where these are refunded; of a refund at
 * most what was refundable before, where the marketplace says so. `givenBefore` is what was given back on the order before, by
 * whomever; null where that cannot be computed
 * @throws CdiscountError for a status that does not allow it, a reason that is not in the live list, an amount that would bring what is given
 * back on the order above the ceiling, or a request that was made twice at the same moment
 */
export async function cancel(
	octopia: Octopia,
	input: CancellationInput,
	purpose: Purpose,
	options: WriteOptions,
): Promise<JsonObject> {
	const { orderId, reason } = input;
	let asked: string[] | undefined;
	const { result, state, request } = await writeOnce<State>(
		octopia,
		{
			what: `The ${purpose.noun} of order ${orderId}`,
			subject: `order ${orderId}`,
			documented: 'named',
			read: async () => await readState(octopia, input, purpose),
			isDone: (found) => isDone(found, input, purpose, asked),
			obstacle: (found) => obstacle(octopia, found, input, purpose),
			request: (found) => {
				asked = openLines(found, input, purpose).map(({ orderLineId }) => orderLineId);
				return cancellationRequest({ ...input, lines: linesToSend(found, input, purpose) });
			},
			repeatable: {
				key: () => JSON.stringify([purpose.noun, orderId, [...input.orderLineIds].sort()]),
				made: (before, after) => madeBetween(before, after, input, purpose),
				ids: ({ listed }) => listed.map(({ cancellationRequestId }) => String(cancellationRequestId)),
				reread: async (found) => ({ ...found, ...(await readRequests(octopia, orderId)) }),
			},
		},
		options,
	);
	const { order, requests } = state;
	const isOld = result === 'alreadyDone';
	const lines = isOld ? givenLines(state, input) : openLines(state, input, purpose);
	const sum = amountOf(lines, (line) => {
		const before = isOld ? coveringRequest(line, order, requests)?.shippingCostRefund : undefined;
		return before ?? input.shippingCostRefund;
	});
	return {
		orderId,
		result,
		sellerId: factsOf(order, octopia.sellerId).sellerId,
		statusBefore: order.status,
		reason,
		amount: isOld || sum === null ? sum : Math.min(sum, state.refundable ?? sum),
		currencyCode: order.currencyCode ?? 'EUR',
		givenBefore: givenBefore({ order, requests: state.all, partialRefunds: state.partialRefunds }),
		orderLineIds: listText(lines.map((line) => line.orderLineId)),
		...(request && { request }),
	};
}

async function readState(octopia: Octopia, input: CancellationInput, purpose: Purpose): Promise<State> {
	const { orderId } = input;
	const order = await readOrder(octopia, orderId);
	const { status, salesChannel } = order;
	const isPossible = isTimely(order, purpose);
	const reasons = isPossible ? await readReasons(octopia, status, salesChannel?.id) : [];
	const partialRefunds = PARTIAL_REFUND_STATUSES.includes(status) ? await readPartialRefunds(octopia, orderId) : [];
	const found: State = { order, reasons, partialRefunds, ...(await readRequests(octopia, orderId)) };
	if (purpose.noun !== 'refund' || !isPossible || isDone(found, input, purpose)) return found;
	return { ...found, refundable: await findRefundableAmount(octopia, orderId) };
}

async function readRequests(octopia: Octopia, orderId: string): Promise<Pick<State, 'listed' | 'all' | 'requests'>> {
	const listed = await readCancellations(octopia, orderId);
	const all = listed.filter(counts);
	return { listed, all, requests: all.filter(isSellers) };
}

/** How many requests of the seller are listed now, and were not before, for lines that are meant. */
function madeBetween(before: State, after: State, input: CancellationInput, purpose: Purpose): number {
	const lines = openLines(before, input, purpose);
	const covering = ({ order, listed }: State) =>
		listed.filter((one) => isSellers(one) && lines.some((line) => coveringRequest(line, order, [one]) !== undefined))
			.length;
	return Math.max(0, covering(after) - covering(before));
}

function obstacle(octopia: Octopia, state: State, input: CancellationInput, purpose: Purpose): string | undefined {
	const { order, reasons, refundable, partialRefunds, listed } = state;
	const { orderId, orderLineIds, reason } = input;
	const { participle, statuses, excludedStatuses } = purpose;
	const known = order.lines.map((line) => line.orderLineId);
	const unknown = orderLineIds.find((id) => !known.includes(id));
	if (unknown !== undefined) return `Order ${orderId} has no line "${unknown}"; its lines are ${known.join(', ')}.`;
	if (!isTimely(order, purpose))
		return `Order ${orderId} cannot be ${participle}: it is ${order.status}, and only ${statuses.join(' or ')} allows it.`;
	const lines = openLines(state, input, purpose);
	if (lines.length === 0)
		return `Nothing of order ${orderId} is left to be ${participle}: ${order.lines.map(({ orderLineId, status }) => `line ${orderLineId} is ${status}`).join(', ')}.`;
	const gone = lines.find(({ status }) => excludedStatuses.includes(status));
	if (gone !== undefined)
		return `Line ${gone.orderLineId} of order ${orderId} cannot be ${participle}: it is ${gone.status}. Leave it out; what has left is given back with Refund: Refund Lines.`;
	const wrongReason = reasonObstacle(reasons, reason);
	if (wrongReason !== undefined) return wrongReason;
	const amount = amountOf(lines, () => input.shippingCostRefund);
	const now = amount === null ? null : Math.min(amount, refundable ?? amount);
	const unlisted = unlistedSum(octopia, orderId, { listed: partialRefunds });
	return ceilingObstacle(
		{ order, requests: listed.filter(counts), partialRefunds, unlisted },
		now,
		input.maximumAmount,
	);
}
