import type { Order, OrderLine } from '../order/schema';
import type { CancellationRequest } from './schema';

/**
 * States of what has come to nothing; they are not documented, so they are recognised by their words. "Cancelled" is not among them: of a
 * request to cancel it may well mean that it was carried out, and what may have moved money must not move it again.
 */
const CAME_TO_NOTHING = /refus|reject|fail|error|expir|abort/i;

/** Whether a request for money back, or a line of one, still counts. Of what was refused in part, the lines say it. */
export const counts = ({ status }: { status?: string | null }) =>
	!CAME_TO_NOTHING.test(status ?? '') || /partial/i.test(status ?? '');

/** Whether the seller made a request, or nobody is named. What the customer asks for is still for the seller to grant. */
export function isSellers({ userType, origin }: CancellationRequest): boolean {
	const by = [userType, origin].filter((name) => name);
	return by.length === 0 || by.some((name) => name?.toLowerCase() === 'seller');
}

/** A request that covers a line, as far as that line goes. */
export interface CoveringRequest {
	shippingCostRefund: boolean | null | undefined;
}

/**
 * The request that covers a line of an order, among those that count; undefined where none does. A request without lines, or with a
 * line that names none of the order, covers them all: it is not known which it leaves out.
 */
export function coveringRequest(
	line: OrderLine,
	order: Order,
	requests: CancellationRequest[],
): CoveringRequest | undefined {
	const known = order.lines.map(({ orderLineId }) => orderLineId);
	for (const { lines, shippingCostRefund } of requests) {
		if (!lines?.length) return { shippingCostRefund };
		const covering = lines.filter(counts).find(({ lineId, orderLineId }) => {
			const ids = [lineId, orderLineId].map(String).filter((id) => known.includes(id));
			return ids.length === 0 || ids.includes(line.orderLineId);
		});
		if (covering) return { shippingCostRefund: covering.shippingCostRefund ?? shippingCostRefund };
	}
	return undefined;
}
