import type { IDataObject } from 'n8n-workflow';
import type { Octopia } from '../../api/client';
import { guardedWrite, type Guards } from '../../core/guardedWrite';
import { cents, moneyText } from '../../core/money';
import { readOrder } from '../order/order.api';
import { factsOf } from '../order/order.facts';
import type { Order } from '../order/order.schema';
import { counts, listGestures, readAvailableAmount, readGestureReasons, type Reason } from './refund.api';
import { GESTURE_STATUSES, OTHER_REASON, requestedSchema, type GestureRequest } from './refund.schema';
import { gestureRequest, type Gesture } from './refund.wire';

/** What the user asks for. */
export interface GestureWish extends Gesture {
	/** Nothing above this is sent. */
	maximumAmount?: number;
	/** Give it although the same amount was given for the same reason before. */
	allowAnother: boolean;
}

interface State {
	order: Order;
	same: GestureRequest[];
	allowed: number;
	reasons: Reason[];
}

/**
 * Gives a part of the price back, once: a gesture of the same amount for the same reason on the same order counts as this one, unless
 * another is wanted. The API has no key that would tell two of them apart.
 * @returns `allowableBefore` is what Cdiscount allowed before
 * @throws Refusal for an amount above what Cdiscount allows or above the ceiling, a wrong status, or a reason that is not in the live list
 */
export async function giveGesture(octopia: Octopia, wish: GestureWish, guards: Guards): Promise<IDataObject> {
	const { maximumAmount, allowAnother, ...gesture } = wish;
	let before = allowAnother ? undefined : 0;
	const { result, state, request, answer } = await guardedWrite<State>(
		octopia,
		{
			what: `The gesture of ${moneyText(gesture.amount)} for order ${gesture.orderId}`,
			read: async () => await readState(octopia, gesture),
			isDone: ({ same }) => same.length > (before ??= same.length),
			obstacle: (found) => obstacle(found, gesture, maximumAmount),
			request: () => gestureRequest(gesture),
		},
		guards,
	);
	const { order, allowed } = state;
	const { sellerId } = factsOf(order, octopia.sellerId);
	const told = { orderId: gesture.orderId, result, sellerId, statusBefore: order.status, amount: gesture.amount };
	const requestId = idOf(answer?.body) ?? state.same.at(-1)?.requestId ?? null;
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
	const same: GestureRequest[] = [];
	for await (const given of listGestures(octopia, { orderId: gesture.orderId }))
		if (isSame(given, gesture)) same.push(given);
	if (!GESTURE_STATUSES.includes(order.status)) return { order, same, allowed: 0, reasons: [] };
	const allowed = await readAvailableAmount(octopia, gesture.orderId);
	return { order, same, allowed, reasons: await readGestureReasons(octopia) };
}

function isSame(given: GestureRequest, { amount, reason, reasonDetails }: Gesture): boolean {
	if (!counts(given) || given.reason !== reason || cents(given.amount ?? 0) !== cents(amount)) return false;
	return reason !== OTHER_REASON || (given.reasonDetails ?? '') === (reasonDetails ?? '');
}

function obstacle(
	{ order, allowed, reasons }: State,
	gesture: Gesture,
	maximumAmount: number | undefined,
): string | undefined {
	const { orderId, amount, reason, reasonDetails } = gesture;
	const { currencyCode } = order;
	const of = (value: number) => moneyText(value, currencyCode);
	if (!GESTURE_STATUSES.includes(order.status))
		return `A gesture for order ${orderId} is not possible: it is ${order.status}, and only ${GESTURE_STATUSES.join(' or ')} allows it.`;
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
