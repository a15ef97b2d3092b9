import omit from 'lodash/omit';
import type { IDataObject } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { Refusal } from '../../api/refusal';
import { guardedWrite, type Guards } from '../../core/guardedWrite';
import { cents, moneyText } from '../../core/money';
import { readOrder } from '../order/order.api';
import { factsOf } from '../order/order.facts';
import type { Order } from '../order/order.schema';
import { newId, readBefore, recall, remember, type Before } from './gesture.before';
import { readAvailableAmount, readGestureReasons, type Reason } from './refund.api';
import { GESTURE_STATUSES, OTHER_REASON, requestedSchema } from './refund.schema';
import { gestureRequest, type Gesture } from './refund.wire';

/** What the user asks for. */
export interface GestureWish extends Gesture {
	/** Nothing above this is sent. */
	maximumAmount?: number;
	/** Give it although the same amount was given for the same reason before. */
	allowAnother: boolean;
}

interface State extends Before {
	order: Order;
	allowed: number;
	reasons: Reason[];
}

/**
 * Gives a part of the price back, once: a gesture of the same amount for the same reason on the same order counts as this one, unless
 * another is wanted. The API has no key that would tell two of them apart.
 * @returns `allowableBefore` is what Cdiscount allowed before; `requestId` is that of this gesture, null where it is not known or an
 * earlier gesture counts as this one
 * @throws Refusal for an amount above what Cdiscount allows or above the ceiling, a wrong status, a reason that is not in the live list,
 * or an earlier gesture that cannot be read
 */
export async function giveGesture(octopia: Octopia, wish: GestureWish, guards: Guards): Promise<IDataObject> {
	const { allowAnother } = wish;
	const gesture: Gesture = omit(wish, 'maximumAmount', 'allowAnother');
	const made = recall(octopia, gesture);
	const isMade = made !== undefined && !made.isOpen;
	const seen: State[] = [];
	const before = () => (allowAnother ? Math.max(seen[0]?.same.length ?? 0, made?.count ?? 0) : 0);
	const { result, state, request, answer } = await guardedWrite<State>(
		octopia,
		{
			what: `The gesture of ${moneyText(gesture.amount)} for order ${gesture.orderId}`,
			read: async () => {
				const found = await readState(octopia, gesture);
				seen.push(found);
				return found;
			},
			isDone: ({ same }) => same.length > before() || (isMade && !allowAnother),
			obstacle: (found) => {
				if (!allowAnother && made?.isOpen)
					return `An item before this one asked for the same gesture for order ${gesture.orderId}, and it is not known whether it was made. Look in the seller portal before you run this item again.`;
				return obstacle(found, wish);
			},
			request: () => gestureRequest(gesture),
		},
		{ ...guards, allowAnother },
	).catch((thrown: unknown) => {
		if (thrown instanceof Refusal && thrown.kind === 'outcomeUnknown')
			remember(octopia, gesture, { count: before() + 1, isOpen: true });
		throw thrown;
	});
	const requestId =
		result === 'dryRun' ? null : (idOf(answer?.body) ?? newId(seen.at(-1)?.same ?? [], seen[0].same, made?.ids));
	if (result === 'done') remember(octopia, gesture, { count: before() + 1, isOpen: false }, requestId);
	const { order, allowed } = state;
	const { sellerId } = factsOf(order, octopia.sellerId);
	const told = { orderId: gesture.orderId, result, sellerId, statusBefore: order.status, amount: gesture.amount };
	const more = {
		currencyCode: order.currencyCode ?? 'EUR',
		reason: gesture.reason,
		allowableBefore: allowed,
		requestId,
	};
	return { ...told, ...more, ...(request && { request }) };
}

async function readState(octopia: Octopia, gesture: Gesture): Promise<State> {
	const order = await readOrder(octopia, gesture.orderId);
	const before = await readBefore(octopia, gesture);
	if (!GESTURE_STATUSES.includes(order.status)) return { order, ...before, allowed: 0, reasons: [] };
	const allowed = await readAvailableAmount(octopia, gesture.orderId);
	return { order, ...before, allowed, reasons: await readGestureReasons(octopia, order.salesChannel?.id) };
}

function obstacle({ order, allowed, reasons, hasUnreadable }: State, wish: GestureWish): string | undefined {
	const { orderId, amount, reason, reasonDetails, maximumAmount, allowAnother } = wish;
	const { currencyCode } = order;
	const of = (value: number) => moneyText(value, currencyCode);
	if (!GESTURE_STATUSES.includes(order.status))
		return `A gesture for order ${orderId} is not possible: it is ${order.status}, and only ${GESTURE_STATUSES.join(' or ')} allows it.`;
	if (hasUnreadable && !allowAnother)
		return `An earlier gesture of order ${orderId} cannot be read, so it may be the same. Look at it in the seller portal, and use the option "Allow Another of the Same" if this one is wanted too.`;
	if (reasons.length > 0 && !reasons.some(({ code }) => code === reason))
		return `"${reason}" is not a reason that Cdiscount takes now. It takes: ${reasons.map(({ code }) => code).join(', ')}.`;
	if (reason === OTHER_REASON && !reasonDetails)
		return 'The reason "Other" needs Reason Details: say in a few words what it is for.';
	if (maximumAmount !== undefined && cents(amount) > cents(maximumAmount))
		return `The gesture of ${of(amount)} is above the Maximum Amount of ${of(maximumAmount)}.`;
	if (cents(amount) > cents(allowed))
		return `The gesture of ${of(amount)} is above the ${of(allowed)} that Cdiscount still allows for order ${orderId}.`;
	return undefined;
}

/** The id of a request, under whichever name the API gives it. */
function idOf(body: unknown): string | number | null {
	const parsed = requestedSchema.safeParse(body);
	if (!parsed.success || !parsed.data) return null;
	if (typeof parsed.data === 'string') return parsed.data;
	return parsed.data.requestId ?? parsed.data.id ?? null;
}
