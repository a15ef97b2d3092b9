import omit from 'lodash/omit';
import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { cents, moneyText } from '../money';
import { readOrder } from '../order/calls';
import { factsOf } from '../order/facts';
import type { Order } from '../order/schema';
import { readCancellations, readRefundableAmount } from './calls';
import { counts } from './coverage';
import {
	keyOf,
	listedBetween,
	madeBetween,
	newId,
	readBefore,
	unlistedSum,
	type Reading,
} from './earlierPartialRefunds';
import { ceilingObstacle, givenBefore, type GivenBack } from './givenBack';
import { takesPartialRefund } from './possible';
import { readPartialRefundReasons, reasonObstacle, type Reason } from './reasons';
import { partialRefundRequest, type PartialRefund } from './requests';
import { OTHER_REASON, PARTIAL_REFUND_STATUSES, requestedSchema, type CancellationRequest } from './schema';

/** What the user asks for. */
export interface PartialRefundInput extends PartialRefund {
	/** Nothing is sent that would bring what is given back on the order above this. */
	maximumAmount?: number;
	/** Give it although the same amount was given for the same reason before. */
	allowAnother: boolean;
}

interface State extends Reading {
	order: Order;
	reasons: Reason[];
	/** By whomever; those that count. */
	requests: CancellationRequest[];
}

/**
 * Gives a part of the price back, once: one of the same amount for the same reason on the same order counts as this one, unless
 * another is wanted. The API has no key that would distinguish two of them.
 * @returns `allowableBefore` is the refundable amount before, `givenBefore` what was given back on the order before (null where that
 * cannot be computed); `requestId` is that of this one, null where it is not known or an earlier one counts as this one
 * @throws CdiscountError for an amount above the refundable amount or above the ceiling, a wrong status, a reason that is not in the live list,
 * an earlier partial refund that cannot be read, or one that was given twice at the same moment
 */
export async function givePartialRefund(
	octopia: Octopia,
	input: PartialRefundInput,
	options: WriteOptions,
): Promise<JsonObject> {
	const { orderId, amount, reason, allowAnother } = input;
	const partialRefund: PartialRefund = omit(input, 'maximumAmount', 'allowAnother');
	const given = ({ order, requests, listed }: State): GivenBack => {
		return { order, requests, partialRefunds: listed, unlisted: unlistedSum(octopia, orderId, { listed }) };
	};
	const { result, state, after, request, response } = await writeOnce<State>(
		octopia,
		{
			what: `The partial refund of ${moneyText(amount)} for order ${orderId}`,
			subject: `order ${orderId}`,
			documented: 'named',
			read: async () => await readState(octopia, partialRefund),
			isDone: ({ same }) => same.length > 0 && !allowAnother,
			obstacle: (found) => obstacle(found, input) ?? ceilingObstacle(given(found), amount, input.maximumAmount),
			request: () => partialRefundRequest(partialRefund),
			repeatable: {
				key: () => keyOf(partialRefund),
				made: (before, now) => madeBetween(before, now, partialRefund),
				ids: ({ listed }) => listed.map(({ requestId }) => String(requestId)),
				listed: (before, now) => listedBetween(before, now, partialRefund),
				reread: async (found) => ({ ...found, ...(await look(octopia, partialRefund, found.order)) }),
				isDoubtful: (found) => isDoubtful(found, partialRefund),
				doubt: () =>
					`${moneyText(amount)} of what could be given back for order ${orderId} are gone, and no partial refund shows it yet: the same may have been given a moment ago. Look in the Octopia seller portal, and use the option "Allow Another of the Same" if this one is wanted too.`,
			},
		},
		{ ...options, allowAnother },
	);
	const { order, refundable } = state;
	const { sellerId } = factsOf(order, octopia.sellerId);
	return {
		orderId,
		result,
		sellerId,
		statusBefore: order.status,
		amount,
		currencyCode: order.currencyCode ?? 'EUR',
		reason,
		allowableBefore: refundable ?? null,
		givenBefore: givenBefore({ order, requests: state.requests, partialRefunds: state.listed }),
		requestId: result === 'done' ? (idOf(response?.body) ?? newId(after?.same ?? [], state.same)) : null,
		...(request && { request }),
	};
}

/** The list of partial refunds is read last: what another process gives meanwhile is seen as late as possible. */
async function readState(octopia: Octopia, partialRefund: PartialRefund): Promise<State> {
	const order = await readOrder(octopia, partialRefund.orderId);
	const isPossible = takesPartialRefund(order);
	const reasons = isPossible ? await readPartialRefundReasons(octopia, order.salesChannel?.id) : [];
	const requests = (await readCancellations(octopia, partialRefund.orderId)).filter(counts);
	return { order, reasons, requests, ...(await look(octopia, partialRefund, order)) };
}

async function look(octopia: Octopia, partialRefund: PartialRefund, order: Order): Promise<Reading> {
	const isPossible = takesPartialRefund(order);
	const refundable = isPossible ? await readRefundableAmount(octopia, partialRefund.orderId) : undefined;
	return { refundable, ...(await readBefore(octopia, partialRefund)) };
}

/** Whether exactly this amount is gone from the refundable amount of the order, and nothing that is listed explains it. */
function isDoubtful({ order, requests, sum, refundable }: State, { amount }: PartialRefund): boolean {
	const paid = order.totalPrice?.sellingPrice;
	const isUntouched =
		requests.length === 0 && order.lines.every(({ status }) => PARTIAL_REFUND_STATUSES.includes(status));
	if (typeof paid !== 'number' || refundable === undefined || !isUntouched) return false;
	const gone = cents(paid) - cents(refundable) - sum;
	return [1, 2, 3].some((times) => gone === times * cents(amount));
}

function obstacle(
	{ order, refundable = 0, reasons, hasUnreadable }: State,
	input: PartialRefundInput,
): string | undefined {
	const { orderId, amount, reason, reasonDetails, allowAnother } = input;
	const of = (value: number) => moneyText(value, order.currencyCode);
	if (!takesPartialRefund(order))
		return `A partial refund for order ${orderId} is not possible: it is ${order.status}, and only ${PARTIAL_REFUND_STATUSES.join(' or ')} allows it.`;
	if (hasUnreadable && !allowAnother)
		return `An earlier partial refund of order ${orderId} cannot be read, so it may be the same. Look at it in the Octopia seller portal, and use the option "Allow Another of the Same" if this one is wanted too.`;
	const wrongReason = reasonObstacle(reasons, reason);
	if (wrongReason !== undefined) return wrongReason;
	if (reason === OTHER_REASON && !reasonDetails)
		return 'The reason "Other" needs Reason Details: say in a few words what it is for.';
	if (cents(amount) > cents(refundable))
		return `The partial refund of ${of(amount)} is above the ${of(refundable)} that Cdiscount still allows for order ${orderId}.`;
	return undefined;
}

/** The id of a request, under whichever name the API gives it. */
function idOf(body: unknown): string | number | null {
	const parsed = requestedSchema.safeParse(body);
	if (!parsed.success || !parsed.data || typeof parsed.data === 'string') return null;
	return parsed.data.requestId ?? parsed.data.id ?? null;
}
