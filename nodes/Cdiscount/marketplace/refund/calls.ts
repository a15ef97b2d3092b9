import { path } from '../../api/path';
import type { Octopia, Query } from '../../api/client';
import { CdiscountError, type ErrorCode } from '../../api/errors';
import { readable } from '../../api/listed';
import { unreadFieldsOf, rawOf, Unreadable, type Listed } from '../../api/parseResponse';
import {
	cancellationRequestSchema,
	PARTIAL_REFUND_STATES,
	partialRefundRequestSchema,
	refundableAmountSchema,
	type CancellationRequest,
	type PartialRefundRequest,
} from './schema';

/** The cancellation requests made for an order, by whomever and on whichever channel. */
export async function* listCancellations(
	octopia: Octopia,
	orderId: string,
): AsyncGenerator<Listed<CancellationRequest>> {
	const idName = 'cancellationRequestId';
	const listing = { style: 'page' as const, query: { orderSellerId: orderId }, idName };
	for await (const request of octopia.list('/order-cancellation-requests', cancellationRequestSchema, listing)) {
		const { orderSellerId, orderId: id } = request instanceof Unreadable ? {} : request;
		const named = [orderSellerId, id].filter((name) => name);
		if (named.length === 0 || named.includes(orderId)) yield request;
	}
}

/** The fields that say whether a request to give money back counts, who made it, and for what. */
const DECIDING_FIELDS = ['status', 'userType', 'origin', 'lines', 'lineId', 'orderLineId'];

/**
 * The same, to decide by them.
 * @throws CdiscountError (`unreadable`) where one does not show what it is about: it may be the one that is to be made
 */
export async function readCancellations(octopia: Octopia, orderId: string): Promise<CancellationRequest[]> {
	const found: CancellationRequest[] = [];
	for await (const request of listCancellations(octopia, orderId)) {
		if (request instanceof Unreadable || isUndecided(request))
			throw new CdiscountError(
				'unreadable',
				`An earlier request to cancel or refund order ${orderId} cannot be read.`,
				{
					hint: 'Look at it in the Octopia seller portal: what it gives back must not be given twice.',
				},
			);
		found.push(request);
	}
	return found;
}

function isUndecided(request: CancellationRequest): boolean {
	const lines = request.lines ?? [];
	const lost = [request, ...lines].flatMap(unreadFieldsOf);
	return Object.keys(rawOf(lines)).length > lines.length || lost.some((name) => DECIDING_FIELDS.includes(name));
}

/** The partial refunds asked for, newest or oldest first as the API likes. */
export function listPartialRefunds(
	octopia: Octopia,
	query: Query,
	limit?: number,
): AsyncGenerator<Listed<PartialRefundRequest>> {
	const listing = { style: 'cursor' as const, query, limit, pageSize: 1000, idName: 'requestId' };
	return octopia.list('/order-commercial-gesture-requests', partialRefundRequestSchema, listing);
}

/** The states in which partial refunds of the shop are: those of the first page, and the usual ones. @throws CdiscountError */
export async function readPartialRefundStates(octopia: Octopia): Promise<string[]> {
	const states = new Set<string>(PARTIAL_REFUND_STATES);
	for await (const { status } of readable(listPartialRefunds(octopia, {}, 1000))) if (status) states.add(status);
	return [...states];
}

/**
 * Those of one order, whatever became of them, to decide by them: what cannot be read is a partial refund of which nothing is known, and
 * one that names no order is of this one.
 */
export async function readPartialRefunds(octopia: Octopia, orderId: string): Promise<PartialRefundRequest[]> {
	const found: PartialRefundRequest[] = [];
	for await (const listed of listPartialRefunds(octopia, { orderId })) {
		const request = listed instanceof Unreadable ? {} : listed;
		if (String(request.orderId || orderId) === orderId) found.push(request);
	}
	return found;
}

/** The refundable amount of an order: what may still be given back as partial refunds, in the currency of the order. */
export async function readRefundableAmount(octopia: Octopia, orderId: string): Promise<number> {
	const at = path`/orders/${orderId}/commercial-gestures-available-amounts`;
	return (await octopia.read(at, refundableAmountSchema)).allowableAmount;
}

/** The same, or null where the marketplace does not say it. */
export async function findRefundableAmount(octopia: Octopia, orderId: string): Promise<number | null> {
	return await readRefundableAmount(octopia, orderId).catch(nullAfter('notFound', 'noApi', 'invalid', 'unreadable'));
}

/** For `catch`: null after errors of these codes. @throws everything else as it was thrown */
export function nullAfter(...codes: ErrorCode[]) {
	return (thrown: unknown): null => {
		if (thrown instanceof CdiscountError && codes.includes(thrown.code)) return null;
		throw thrown;
	};
}
