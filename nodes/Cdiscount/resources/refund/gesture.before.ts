import type { Octopia } from '../../api/client';
import { cents } from '../../core/money';
import { listGestures } from './refund.api';
import { counts } from './refund.requests';
import type { GestureRequest } from './refund.schema';
import type { Gesture } from './refund.wire';

/** What was given for an order before, as the marketplace lists it. */
export interface Before {
	/** The same amount for the same reason. */
	same: GestureRequest[];
	/** Whether one that counts does not show its amount or its reason, so that it may be the same. */
	hasUnreadable: boolean;
}

/** Reads what was given for an order before. The words of Reason Details tell no two gestures apart: they are often written anew. */
export async function readBefore(octopia: Octopia, { orderId, amount, reason }: Gesture): Promise<Before> {
	const before: Before = { same: [], hasUnreadable: false };
	for await (const given of listGestures(octopia, { orderId })) {
		if (String(given.orderId || orderId) !== orderId || !counts(given)) continue;
		const [value, why] = [amountOf(given.amount), reasonOf(given.reason)];
		if (value === undefined || why === undefined) before.hasUnreadable = true;
		else if (cents(value) === cents(amount) && why === reasonOf(reason)) before.same.push(given);
	}
	return before;
}

function amountOf(given: unknown): number | undefined {
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function reasonOf(given: unknown): string | undefined {
	return typeof given === 'string' && given.trim() !== '' ? given.trim().toLowerCase() : undefined;
}

/** What items of this run have made of one gesture; the list of the marketplace may show it late. */
export interface Made {
	/** How many of them there are, with those of earlier runs, and at most. */
	count: number;
	/** Whether it is not known of the last one whether it was made. */
	isOpen: boolean;
	ids: Set<string>;
}

const memory = new WeakMap<Octopia, Map<string, Made>>();

const keyOf = ({ orderId, amount, reason }: Gesture) => JSON.stringify([orderId, cents(amount), reasonOf(reason)]);

/** What this connection has made of a gesture; undefined where nothing. */
export const recall = (octopia: Octopia, gesture: Gesture): Made | undefined =>
	memory.get(octopia)?.get(keyOf(gesture));

/** Keeps that a gesture was made over this connection, or that it may have been. */
export function remember(octopia: Octopia, gesture: Gesture, made: Omit<Made, 'ids'>, id?: string | number | null) {
	const known = memory.get(octopia) ?? new Map<string, Made>();
	memory.set(octopia, known);
	const ids = recall(octopia, gesture)?.ids ?? new Set<string>();
	if (id !== undefined && id !== null) ids.add(String(id));
	known.set(keyOf(gesture), { ...made, ids });
}

/** The id of the one gesture that is listed now and was not before; null where there is none, or more than one. */
export function newId(now: GestureRequest[], before: GestureRequest[], known: Set<string> = new Set()) {
	const old = new Set(before.map(({ requestId }) => requestId));
	const found = now.flatMap(({ requestId: id }) =>
		id === undefined || id === null || old.has(id) || known.has(String(id)) ? [] : [id],
	);
	return found.length === 1 ? found[0] : null;
}
