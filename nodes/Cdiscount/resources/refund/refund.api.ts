import { z } from 'zod';
import { path } from '../../api/path';
import type { Octopia, Query } from '../../api/client';
import { Refusal, type RefusalKind } from '../../api/refusal';
import {
	availableAmountSchema,
	cancellationRequestSchema,
	gestureRequestSchema,
	reasonSchema,
	type CancellationRequest,
	type GestureRequest,
} from './refund.schema';
import { availableAmountPath } from './refund.wire';

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
export async function readCancellations(octopia: Octopia, orderId: string): Promise<CancellationRequest[]> {
	const found: CancellationRequest[] = [];
	const listing = { style: 'page' as const, query: { orderSellerId: orderId } };
	for await (const request of octopia.list('/order-cancellation-requests', cancellationRequestSchema, listing)) {
		const named = [request.orderSellerId, request.orderId].filter((id) => id);
		if (named.length === 0 || named.includes(orderId)) found.push(request);
	}
	return found;
}

/** The commercial gestures asked for, newest or oldest first as the API likes. */
export function listGestures(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<GestureRequest> {
	const listing = { style: 'cursor' as const, query, limit, pageSize: 1000 };
	return octopia.list('/order-commercial-gesture-requests', gestureRequestSchema, listing);
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
function unless(...kinds: RefusalKind[]) {
	return (thrown: unknown): null => {
		if (thrown instanceof Refusal && kinds.includes(thrown.kind)) return null;
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
	const { data } = reasonSchema.safeParse(given);
	if (data === undefined || typeof data === 'string') return data ? [{ code: data, label: data }] : [];
	const code = String(data.code ?? data.reasonCode ?? data.reason ?? data.id ?? '');
	return code ? [{ code, label: data.label ?? code }] : [];
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
