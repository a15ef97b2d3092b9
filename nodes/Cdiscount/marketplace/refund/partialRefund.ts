import omit from 'lodash/omit';
import type { JsonObject } from '../../api/json';
import type { Octopia } from '../../api/client';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { cents, moneyText } from '../money';
import { readOrder } from '../order/calls';
import { factsOf } from '../order/facts';
import type { Order } from '../order/schema';
import {
	listedBetween,
	madeBetween,
	newId,
	readBefore,
	unlistedSum,
	wishOf,
	type Reading,
} from './earlierPartialRefunds';
import { ceilingObstacle, givenBefore, type Given } from './givenBack';
import { readAvailableAmount, readCancellations, readGestureReasons, type Reason } from './calls';
import { counts } from './coverage';
import { GESTURE_STATUSES, OTHER_REASON, requestedSchema, type CancellationRequest } from './schema';
import { gestureRequest, type Gesture } from './requests';

/** What the user asks for. */
export interface GestureWish extends Gesture {
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
 * Gives a part of the price back, once: a gesture of the same amount for the same reason on the same order counts as this one, unless
 * another is wanted. The API has no key that would tell two of them apart.
 * @returns `allowableBefore` is what Cdiscount allowed before, `givenBefore` what was given back on the order before (null where that
 * cannot be computed); `requestId` is that of this gesture, null where it is not known or an earlier gesture counts as this one
 * @throws CdiscountError for an amount above what Cdiscount allows or above the ceiling, a wrong status, a reason that is not in the live list,
 * an earlier gesture that cannot be read, or one that was given twice at the same moment
 */
export async function giveGesture(octopia: Octopia, wish: GestureWish, guards: WriteOptions): Promise<JsonObject> {
	const { allowAnother } = wish;
	const gesture: Gesture = omit(wish, 'maximumAmount', 'allowAnother');
	const given = ({ order, requests, listed }: State): Given => {
		return { order, requests, gestures: listed, unlisted: unlistedSum(octopia, gesture.orderId, { listed }) };
	};
	const { result, state, after, request, answer } = await writeOnce<State>(
		octopia,
		{
			what: `The gesture of ${moneyText(gesture.amount)} for order ${gesture.orderId}`,
			subject: `order ${gesture.orderId}`,
			documented: 'named',
			read: async () => await readState(octopia, gesture),
			isDone: ({ same }) => same.length > 0 && !allowAnother,
			obstacle: (found) => obstacle(found, wish) ?? ceilingObstacle(given(found), wish.amount, wish.maximumAmount),
			request: () => gestureRequest(gesture),
			repeatable: {
				wish: () => wishOf(gesture),
				made: (before, now) => madeBetween(before, now, gesture),
				ids: ({ listed }) => listed.map(({ requestId }) => String(requestId)),
				listed: (before, now) => listedBetween(before, now, gesture),
				look: async (found) => ({ ...found, ...(await look(octopia, gesture, found.order)) }),
				isDoubtful: (found) => isDoubtful(found, gesture),
				doubt: () =>
					`${moneyText(gesture.amount)} of what could be given back for order ${gesture.orderId} are gone, and no gesture shows it yet: the same may have been given a moment ago. Look in the seller portal, and use the option "Allow Another of the Same" if this one is wanted too.`,
			},
		},
		{ ...guards, allowAnother },
	);
	const { order, allowed } = state;
	const { sellerId } = factsOf(order, octopia.sellerId);
	const told = { orderId: gesture.orderId, result, sellerId, statusBefore: order.status, amount: gesture.amount };
	const more = {
		currencyCode: order.currencyCode ?? 'EUR',
		reason: gesture.reason,
		allowableBefore: allowed ?? null,
		givenBefore: givenBefore({ order, requests: state.requests, gestures: state.listed }),
		requestId: result === 'done' ? (idOf(answer?.body) ?? newId(after?.same ?? [], state.same)) : null,
	};
	return { ...told, ...more, ...(request && { request }) };
}

/** The list of gestures is read last: what another process gives meanwhile is seen as late as possible. */
async function readState(octopia: Octopia, gesture: Gesture): Promise<State> {
	const order = await readOrder(octopia, gesture.orderId);
	const isPossible = GESTURE_STATUSES.includes(order.status);
	const reasons = isPossible ? await readGestureReasons(octopia, order.salesChannel?.id) : [];
	const requests = (await readCancellations(octopia, gesture.orderId)).filter(counts);
	return { order, reasons, requests, ...(await look(octopia, gesture, order)) };
}

async function look(octopia: Octopia, gesture: Gesture, { status }: Order): Promise<Reading> {
	const isPossible = GESTURE_STATUSES.includes(status);
	const allowed = isPossible ? await readAvailableAmount(octopia, gesture.orderId) : undefined;
	return { allowed, ...(await readBefore(octopia, gesture)) };
}

/** Whether exactly this amount is gone from what the order could give back, and nothing that is listed explains it. */
function isDoubtful({ order, requests, sum, allowed }: State, { amount }: Gesture): boolean {
	const paid = order.totalPrice?.sellingPrice;
	const isUntouched = requests.length === 0 && order.lines.every(({ status }) => GESTURE_STATUSES.includes(status));
	if (typeof paid !== 'number' || allowed === undefined || !isUntouched) return false;
	const gone = cents(paid) - cents(allowed) - sum;
	return [1, 2, 3].some((times) => gone === times * cents(amount));
}

function obstacle({ order, allowed = 0, reasons, hasUnreadable }: State, wish: GestureWish): string | undefined {
	const { orderId, amount, reason, reasonDetails, allowAnother } = wish;
	const of = (value: number) => moneyText(value, order.currencyCode);
	if (!GESTURE_STATUSES.includes(order.status))
		return `A gesture for order ${orderId} is not possible: it is ${order.status}, and only ${GESTURE_STATUSES.join(' or ')} allows it.`;
	if (hasUnreadable && !allowAnother)
		return `An earlier gesture of order ${orderId} cannot be read, so it may be the same. Look at it in the seller portal, and use the option "Allow Another of the Same" if this one is wanted too.`;
	if (reasons.length > 0 && !reasons.some(({ code }) => code === reason))
		return `"${reason}" is not a reason that Cdiscount takes now. It takes: ${reasons.map(({ code }) => code).join(', ')}.`;
	if (reason === OTHER_REASON && !reasonDetails)
		return 'The reason "Other" needs Reason Details: say in a few words what it is for.';
	if (cents(amount) > cents(allowed))
		return `The gesture of ${of(amount)} is above the ${of(allowed)} that Cdiscount still allows for order ${orderId}.`;
	return undefined;
}

/** The id of a request, under whichever name the API gives it. */
function idOf(body: unknown): string | number | null {
	const parsed = requestedSchema.safeParse(body);
	if (!parsed.success || !parsed.data || typeof parsed.data === 'string') return null;
	return parsed.data.requestId ?? parsed.data.id ?? null;
}
