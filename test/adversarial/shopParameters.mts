import type { Operation } from '../../nodes/Cdiscount/core/operation.ts';
import { ready, waiting } from '../engine/orders.mts';
import { SELLER, type Shop } from '../engine/shop.mts';
import { VALID_VALUES, defaultValue, type FieldValues } from './validParameters.mts';

const STATUS: Record<string, 'Shipped' | undefined> = {
	refundOrder: 'Shipped',
	refundLines: 'Shipped',
	giveGesture: 'Shipped',
	getAvailableAmount: 'Shipped',
};

/** Field values that name things which are there, in a state in which the operation is possible. */
export function validValues(shop: Shop, resource: string, { value, fields }: Operation): FieldValues {
	const { marketplace } = shop.sandbox;
	const status = STATUS[value];
	const approves = value === 'confirm' || value === 'refuse';
	const options = { sellerId: SELLER, status, lineCount: 2 };
	const placed = status ? marketplace.placeOrder(options) : approves ? waiting(shop) : ready(shop, { lineCount: 2 });
	const { messageId, discussionId } = discussion(shop, placed.orderId);
	const defaults = Object.fromEntries(fields.map((field) => [field.name, defaultValue(field)]));
	return {
		...defaults,
		...VALID_VALUES,
		orderId: placed.orderId,
		orderLineIds: [placed.lines[0].orderLineId],
		reason: value === 'giveGesture' ? 'MissingProduct' : VALID_VALUES.reason,
		messageId,
		discussionId,
		...(resource === 'message' ? { subject: 'Commande' } : {}),
	};
}

function discussion({ sandbox }: Shop, orderId: string): FieldValues {
	const written = sandbox.marketplace.messages.customerWrites({ orderId } as never) as unknown as FieldValues;
	return { discussionId: written.discussionId ?? written.id, messageId: written.messageId };
}
