import { z } from 'zod';
import type { Octopia } from '../../api/client';
import { parseItem, Unreadable } from '../../api/parseResponse';
import { path } from '../../api/path';
import { nullAfter } from './calls';
import { namedReasonSchema } from './schema';

export interface Reason {
	code: string;
	label: string;
}

/**
 * The reasons a seller may give for cancelling an order in a status; none where the response shows no code. Read once per connection,
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
	return await readOnce(octopia, `reasons/${channel}/${orderStatus}`, async () => {
		const query = { salesChannel: channel, userType: 'Seller', orderStatus };
		return reasonsIn(await octopia.read('/cancellation-reasons', z.unknown(), query));
	});
}

/**
 * The reasons of partial refunds on a sales channel; none where the channel does not publish them.
 * @param salesChannel the order's own; the credential's where it is not known
 */
export async function readPartialRefundReasons(octopia: Octopia, salesChannel?: string | null): Promise<Reason[]> {
	const channel = salesChannel || octopia.salesChannelId;
	return await readOnce(octopia, `partial refunds/${channel}`, async () => {
		const at = path`/sales-channel-commercial-gesture-configurations/${channel}`;
		return reasonsIn(await octopia.read(at, z.unknown()).catch(nullAfter('notFound', 'noApi')));
	});
}

/** Why a reason cannot be given; undefined where it can, or where it is not known which can. */
export function reasonObstacle(reasons: Reason[], reason: string): string | undefined {
	if (reasons.length === 0 || reasons.some(({ code }) => code === reason)) return undefined;
	return `"${reason}" is not a reason that Cdiscount takes now. It takes: ${reasons.map(({ code }) => code).join(', ')}.`;
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

const reasonsRead = new WeakMap<Octopia, Map<string, Promise<Reason[]>>>();

async function readOnce(octopia: Octopia, key: string, read: () => Promise<Reason[]>): Promise<Reason[]> {
	const known = reasonsRead.get(octopia) ?? new Map<string, Promise<Reason[]>>();
	reasonsRead.set(octopia, known);
	const found = known.get(key) ?? read();
	known.set(key, found);
	found.catch(() => known.delete(key));
	return await found;
}
