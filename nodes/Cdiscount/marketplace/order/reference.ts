import type { Octopia } from '../../api/client';
import { assertSeller } from '../../api/assertAsked';
import { CdiscountError, InputError } from '../../api/errors';
import { ordersWith } from './calls';
import type { Order } from './schema';

/**
 * The order that customers and the sales channel know by this reference.
 * @throws CdiscountError (`notFound`); with the ids of the orders where several have the reference; `unreadable` where one cannot be read
 */
export async function orderWith(octopia: Octopia, reference: string): Promise<Order> {
	const [order, ...others] = await ordersWith(octopia, reference);
	if (order === undefined)
		throw new CdiscountError(
			'notFound',
			`There is no order with the reference "${reference}" for the seller ${octopia.sellerId}.`,
			{ hint: 'Check the reference, and that the credential is the one of the shop that sold it.' },
		);
	assertSeller(octopia, 'an order', order.seller?.id);
	if (others.length === 0) return order;
	const ids = [order, ...others].map(({ orderId }) => orderId).join(', ');
	throw new InputError(`The reference "${reference}" belongs to several orders: ${ids}.`, {
		hint: 'Choose By ID, and give the ID of the one that is meant.',
	});
}
