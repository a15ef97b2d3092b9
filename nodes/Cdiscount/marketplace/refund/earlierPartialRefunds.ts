import type { Octopia } from '../../api/client';
import { cents } from '../money';
import { sentWrites } from '../write/sentWrites';
import { readPartialRefunds } from './calls';
import { counts } from './coverage';
import type { PartialRefund } from './requests';
import type { PartialRefundRequest } from './schema';

/** What was given for an order before, as the marketplace lists it. */
export interface Before {
	/** All partial refunds of the order, also those that came to nothing. */
	listed: PartialRefundRequest[];
	/** Those that count and are of the same amount for the same reason. */
	same: PartialRefundRequest[];
	/** Whether one that counts does not show its amount or its reason, so that it may be the same. */
	hasUnreadable: boolean;
	/** What those that count add up to, in cents; what cannot be read is not in it. */
	sum: number;
}

/** What distinguishes a partial refund on an order from another. The words of Reason Details do not: they are often written anew. */
export type Kind = Pick<PartialRefund, 'amount' | 'reason'>;

/** Reads what was given for an order before. */
export async function readBefore(octopia: Octopia, { orderId, ...kind }: { orderId: string } & Kind): Promise<Before> {
	const listed = await readPartialRefunds(octopia, orderId);
	const counting = listed.filter(counts);
	return {
		listed,
		same: counting.filter(isOf(kind)),
		hasUnreadable: counting.some((given) => amountOf(given) === undefined || reasonOf(given.reason) === undefined),
		sum: sumOf(counting),
	};
}

/** What those that count add up to, in cents. */
export const sumOf = (requests: PartialRefundRequest[]): number =>
	requests.filter(counts).reduce((sum, given) => sum + cents(amountOf(given) ?? 0), 0);

/** Whether one that counts does not show its amount. */
export const hasUnreadableAmount = (requests: PartialRefundRequest[]): boolean =>
	requests.filter(counts).some((given) => amountOf(given) === undefined);

const isOf =
	({ amount, reason }: Kind) =>
	(given: PartialRefundRequest): boolean => {
		const value = amountOf(given);
		return value !== undefined && cents(value) === cents(amount) && reasonOf(given.reason) === reasonOf(reason);
	};

function amountOf({ amount: given }: PartialRefundRequest): number | undefined {
	const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function reasonOf(given: unknown): string | undefined {
	return typeof given === 'string' && given.trim() !== '' ? given.trim().toLowerCase() : undefined;
}

/** What is read about an order's partial refunds at one moment. */
export interface Reading extends Before {
	/** The refundable amount, where it was read. */
	refundable?: number;
}

/**
 * How many were made between two readings. The list and the refundable amount may show late, one without the other: what is gone from
 * the amount and is in no list counts where it fits exactly.
 */
export function madeBetween(before: Reading, after: Reading, kind: Kind): number {
	const shown = listedBetween(before, after, kind);
	if (before.refundable === undefined || after.refundable === undefined) return shown;
	const unlisted = cents(before.refundable) - cents(after.refundable) - (after.sum - before.sum);
	const hidden = [1, 2, 3].find((times) => unlisted === times * cents(kind.amount)) ?? 0;
	return shown + hidden;
}

/** How many are listed now and were not before, whatever became of them. */
export const listedBetween = (before: Before, after: Before, kind: Kind): number =>
	countOf(after.listed, kind) - countOf(before.listed, kind);

const countOf = (listed: PartialRefundRequest[], kind: Kind) => listed.filter(isOf(kind)).length;

/** How the keys of partial refunds begin among those of everything that this process sent. */
const KEY_PREFIX = 'partial refund ';

/** What is the same for the same partial refund. */
export const keyOf = ({ orderId, amount, reason }: PartialRefund): string =>
	KEY_PREFIX + JSON.stringify([orderId, { amount, reason: reasonOf(reason) }]);

/** What this process gave, or may have given, on an order and no list shows yet, in cents. */
export function unlistedSum(octopia: Octopia, orderId: string, { listed }: Pick<Reading, 'listed'>): number {
	let sum = 0;
	for (const [key, sentWrite] of sentWrites<Reading>(octopia, KEY_PREFIX)) {
		const [of, kind] = JSON.parse(key.slice(KEY_PREFIX.length)) as [string, Kind];
		if (of !== orderId) continue;
		const sent = sentWrite.count + Number(sentWrite.openSince !== undefined);
		sum += Math.max(0, sent - (countOf(listed, kind) - countOf(sentWrite.before.listed, kind))) * cents(kind.amount);
	}
	return sum;
}

/** The id of the one partial refund that is listed now and was not before; null where there is none, or more than one. */
export function newId(now: PartialRefundRequest[], before: PartialRefundRequest[]): string | number | null {
	const old = new Set(before.map(({ requestId }) => requestId));
	const found = now.flatMap(({ requestId: id }) => (id === undefined || id === null || old.has(id) ? [] : [id]));
	return found.length === 1 ? found[0] : null;
}
