import type { Octopia } from '../../api/client';
import { cents } from '../money';
import { sentWrites } from '../write/sentWrites';
import { listGestures } from './calls';
import { counts } from './coverage';
import type { GestureRequest } from './schema';
import type { Gesture } from './requests';

/** What was given for an order before, as the marketplace lists it. */
export interface Before {
	/** All gestures of the order, also those that came to nothing. */
	listed: GestureRequest[];
	/** Those that count and are of the same amount for the same reason. */
	same: GestureRequest[];
	/** Whether one that counts does not show its amount or its reason, so that it may be the same. */
	hasUnreadable: boolean;
	/** What those that count add up to, in cents; what cannot be read is not in it. */
	sum: number;
}

/** What tells a gesture on an order from another. The words of Reason Details do not: they are often written anew. */
export type Kind = Pick<Gesture, 'amount' | 'reason'>;

/** Reads what was given for an order before. */
export async function readBefore(octopia: Octopia, { orderId, ...kind }: { orderId: string } & Kind): Promise<Before> {
	const listed = await gesturesOf(octopia, orderId);
	const counting = listed.filter(counts);
	return {
		listed,
		same: counting.filter(isOf(kind)),
		hasUnreadable: counting.some((given) => amountOf(given) === undefined || reasonOf(given.reason) === undefined),
		sum: sumOf(counting),
	};
}

/** The gestures of an order, whatever became of them. */
export async function gesturesOf(octopia: Octopia, orderId: string): Promise<GestureRequest[]> {
	const found: GestureRequest[] = [];
	for await (const given of listGestures(octopia, { orderId }))
		if (String(given.orderId || orderId) === orderId) found.push(given);
	return found;
}

/** What those that count add up to, in cents. */
export const sumOf = (gestures: GestureRequest[]): number =>
	gestures.filter(counts).reduce((sum, given) => sum + cents(amountOf(given) ?? 0), 0);

/** Whether one that counts does not show its amount. */
export const hasUnreadableAmount = (gestures: GestureRequest[]): boolean =>
	gestures.filter(counts).some((given) => amountOf(given) === undefined);

const isOf =
	({ amount, reason }: Kind) =>
	(given: GestureRequest): boolean => {
		const value = amountOf(given);
		return value !== undefined && cents(value) === cents(amount) && reasonOf(given.reason) === reasonOf(reason);
	};

function amountOf({ amount: given }: GestureRequest): number | undefined {
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function reasonOf(given: unknown): string | undefined {
	return typeof given === 'string' && given.trim() !== '' ? given.trim().toLowerCase() : undefined;
}

/** What is read about an order's gestures at one moment. */
export interface Reading extends Before {
	/** What Cdiscount still allows, where it was asked. */
	allowed?: number;
}

/** Lists and amounts may show late, one without the other: what is gone from the amount and in no list counts where it fits exactly. */
export function madeBetween(before: Reading, after: Reading, kind: Kind): number {
	const shown = listedBetween(before, after, kind);
	if (before.allowed === undefined || after.allowed === undefined) return shown;
	const unlisted = cents(before.allowed) - cents(after.allowed) - (after.sum - before.sum);
	const hidden = [1, 2, 3].find((times) => unlisted === times * cents(kind.amount)) ?? 0;
	return shown + hidden;
}

/** How many are listed now and were not before, whatever became of them. */
export const listedBetween = (before: Before, after: Before, kind: Kind): number =>
	countOf(after.listed, kind) - countOf(before.listed, kind);

const countOf = (listed: GestureRequest[], kind: Kind) => listed.filter(isOf(kind)).length;

const WISH = 'gesture ';

export const wishOf = ({ orderId, amount, reason }: Gesture): string =>
	WISH + JSON.stringify([orderId, { amount, reason: reasonOf(reason) }]);

/** What this process gave, or may have given, on an order and no list shows yet, in cents. */
export function unlistedSum(octopia: Octopia, orderId: string, { listed }: Pick<Reading, 'listed'>): number {
	let sum = 0;
	for (const [wish, trace] of sentWrites<Reading>(octopia, WISH)) {
		const [of, kind] = JSON.parse(wish.slice(WISH.length)) as [string, Kind];
		if (of !== orderId) continue;
		const sent = trace.count + Number(trace.openSince !== undefined);
		sum += Math.max(0, sent - (countOf(listed, kind) - countOf(trace.before.listed, kind))) * cents(kind.amount);
	}
	return sum;
}

/** The id of the one gesture that is listed now and was not before; null where there is none, or more than one. */
export function newId(now: GestureRequest[], before: GestureRequest[]): string | number | null {
	const old = new Set(before.map(({ requestId }) => requestId));
	const found = now.flatMap(({ requestId: id }) => (id === undefined || id === null || old.has(id) ? [] : [id]));
	return found.length === 1 ? found[0] : null;
}
