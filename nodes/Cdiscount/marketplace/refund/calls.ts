import { z } from 'zod';
import { path } from '../../api/path';
import type { Octopia, Query } from '../../api/client';
import { CdiscountError, type ErrorCode } from '../../api/errors';
import { parseItem, unreadFieldsOf, rawOf, Unreadable, type Listed } from '../../api/parseResponse';
import {
	availableAmountSchema,
	cancellationRequestSchema,
	gestureRequestSchema,
	namedReasonSchema,
	type CancellationRequest,
	type GestureRequest,
} from './schema';
import { availableAmountPath } from './requests';

export interface Reason {
	code: string;
	label: string;
}

/**
 * The reasons a seller may give for cancelling an order in a status; none where the answer shows no code. Read once per connection,
 * channel and status.
 * @param orderStatus one client treats it as required
 * @param salesChannel the order's own; the credential's where it is not known
 */
export async function readReasons(
	octopia: Octopia,
	orderStatus: string,
	salesChannel?: string | null,
): Promise<Reason[]> {
	const channel = salesChannel || octopia.salesChannelId;
	return await remembered(octopia, `reasons/${channel}/${orderStatus}`, async () => {
		const query = { salesChannel: channel, userType: 'Seller', orderStatus };
		return reasonsIn(await octopia.read('/cancellation-reasons', z.unknown(), query));
	});
}

/**
 * The reasons of commercial gestures on a sales channel; none where the channel does not publish them.
 * @param salesChannel the order's own; the credential's where it is not known
 */
export async function readGestureReasons(octopia: Octopia, salesChannel?: string | null): Promise<Reason[]> {
	const channel = salesChannel || octopia.salesChannelId;
	return await remembered(octopia, `gestures/${channel}`, async () => {
		const at = path`/sales-channel-commercial-gesture-configurations/${channel}`;
		return reasonsIn(await octopia.read(at, z.unknown()).catch(unless('notFound', 'noApi')));
	});
}

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

/** What tells whether a request to give money back counts, who made it, and for what. */
const DECIDING = ['status', 'userType', 'origin', 'lines', 'lineId', 'orderLineId'];

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
					hint: 'Look at it in the seller portal: what it gives back must not be given twice.',
				},
			);
		found.push(request);
	}
	return found;
}

function isUndecided(request: CancellationRequest): boolean {
	const lines = request.lines ?? [];
	const lost = [request, ...lines].flatMap(unreadFieldsOf);
	return Object.keys(rawOf(lines)).length > lines.length || lost.some((name) => DECIDING.includes(name));
}

/** The commercial gestures asked for, newest or oldest first as the API likes. */
export function listAllGestures(
	octopia: Octopia,
	query: Query,
	limit?: number,
): AsyncGenerator<Listed<GestureRequest>> {
	const listing = { style: 'cursor' as const, query, limit, pageSize: 1000, idName: 'requestId' };
	return octopia.list('/order-commercial-gesture-requests', gestureRequestSchema, listing);
}

/** The same, to decide by them: what cannot be read is a gesture of which nothing is known. */
export async function* listGestures(octopia: Octopia, query: Query): AsyncGenerator<GestureRequest> {
	for await (const gesture of listAllGestures(octopia, query)) yield gesture instanceof Unreadable ? {} : gesture;
}

/** What may still be given for an order, in its currency. */
export async function readAvailableAmount(octopia: Octopia, orderId: string): Promise<number> {
	return (await octopia.read(availableAmountPath(orderId), availableAmountSchema)).allowableAmount;
}

/** What may still be given for an order, or null where the marketplace does not say it. */
export async function findAvailableAmount(octopia: Octopia, orderId: string): Promise<number | null> {
	return await readAvailableAmount(octopia, orderId).catch(unless('notFound', 'noApi', 'invalid', 'unreadable'));
}

/** Null for refusals of these kinds. */
function unless(...kinds: ErrorCode[]) {
	return (thrown: unknown): null => {
		if (thrown instanceof CdiscountError && kinds.includes(thrown.code)) return null;
		throw thrown;
	};
}

/** A bare list, or one under a name that the API uses elsewhere; nobody has published it. */
function reasonsIn(answered: unknown): Reason[] {
	const { items, reasons } = (answered ?? {}) as { items?: unknown; reasons?: unknown };
	const list: unknown = [answered, items, reasons].find(Array.isArray);
	return Array.isArray(list) ? list.flatMap(reasonOf) : [];
}

function reasonOf(given: unknown): Reason[] {
	if (typeof given === 'string') return given ? [{ code: given, label: given }] : [];
	const found = parseItem(namedReasonSchema, given, 'reasons');
	if (found instanceof Unreadable) return [];
	const code = String(found.code ?? found.reasonCode ?? found.reason ?? found.id ?? '');
	return code ? [{ code, label: found.label ?? code }] : [];
}

const memory = new WeakMap<Octopia, Map<string, Promise<Reason[]>>>();

async function remembered(octopia: Octopia, key: string, read: () => Promise<Reason[]>): Promise<Reason[]> {
	const known = memory.get(octopia) ?? new Map<string, Promise<Reason[]>>();
	memory.set(octopia, known);
	const found = known.get(key) ?? read();
	known.set(key, found);
	found.catch(() => known.delete(key));
	return await found;
}
