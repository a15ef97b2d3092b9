import { path } from '../../api/path';
import type { Octopia, Query } from '../../api/client';
import {
	availableAmountSchema,
	cancellationReasonsSchema,
	cancellationRequestSchema,
	gestureConfigurationSchema,
	gestureRequestSchema,
	type CancellationReason,
	type CancellationRequest,
	type GestureRequest,
} from './refund.schema';
import { availableAmountPath } from './refund.wire';

export interface Reason {
	code: string;
	label: string;
}

/** Requests in such a state have come to nothing; the states are not documented, so they are told by their words. */
const CAME_TO_NOTHING = /refus|reject|fail|error/i;

/** Whether a cancellation or gesture request still counts. */
export const counts = ({ status }: { status?: string | null }) => !CAME_TO_NOTHING.test(status ?? '');

/**
 * The reasons a seller may give for cancelling an order in a status. Read once per connection and status.
 * @param orderStatus one client treats it as required
 */
export async function readReasons(octopia: Octopia, orderStatus: string): Promise<Reason[]> {
	return await remembered(octopia, `reasons/${orderStatus}`, async () => {
		const query = { salesChannel: octopia.salesChannelId, userType: 'Seller', orderStatus };
		const answered = await octopia.read('/cancellation-reasons', cancellationReasonsSchema, query);
		return (Array.isArray(answered) ? answered : answered.items).flatMap(reasonOf);
	});
}

/** The reasons of commercial gestures on the sales channel; none where the channel does not publish them. */
export async function readGestureReasons(octopia: Octopia): Promise<Reason[]> {
	return await remembered(octopia, 'gestures', async () => {
		const at = path`/sales-channel-commercial-gesture-configurations/${octopia.salesChannelId}`;
		return ((await octopia.read(at, gestureConfigurationSchema)).reasons ?? []).flatMap(reasonOf);
	});
}

/** The cancellation requests made for an order, by whomever. */
export async function readCancellations(octopia: Octopia, orderId: string): Promise<CancellationRequest[]> {
	const query = { orderSellerId: orderId, salesChannel: octopia.salesChannelId };
	const found: CancellationRequest[] = [];
	for await (const request of octopia.list('/order-cancellation-requests', cancellationRequestSchema, {
		style: 'page',
		query,
	}))
		found.push(request);
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

function reasonOf(reason: CancellationReason): Reason[] {
	if (typeof reason === 'string') return [{ code: reason, label: reason }];
	const code = reason.code ?? reason.reason;
	return code ? [{ code, label: reason.label ?? code }] : [];
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
