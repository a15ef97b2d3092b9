import type { PlaceOrderOptions } from '../../../../../sandbox/marketplace/placing.mts';
import { ready, waiting } from '../../../../engine/orders.mts';
import { SELLER, type Shop } from '../../../../engine/shop.mts';

const place = ({ sandbox }: Shop, wish: Partial<PlaceOrderOptions>) =>
	sandbox.marketplace.placeOrder({ sellerId: SELLER, ...wish });

/** An order of each kind, by what it is. */
export async function oneOfEach(shop: Shop) {
	const refunded = place(shop, { status: 'Delivered', lineCount: 1 });
	const reason = 'seller-product-returned';
	const { error } = await shop.engine.run({
		...{ resource: 'refund', operation: 'refundOrder', orderId: refunded.orderId },
		...{ reason, maximumAmount: 'none' },
	});
	expect(error).toBeUndefined();
	// the marketplace gives the money back in its own time
	shop.sandbox.clock.advance(3600);
	const kinds = {
		refunded,
		toConfirm: waiting(shop),
		confirmed: place(shop, { status: 'Accepted' }),
		toShip: ready(shop),
		toShipInPart: ready(shop, { supplyMode: 'mixed' }),
		ofOctopia: ready(shop, { supplyMode: 'Fulfillment' }),
		toShipOrCancel: ready(shop, { lineCount: 1 }),
		shippedInPart: ready(shop, { lineCount: 2, salesChannelId: 'SCID01' }),
		shipped: place(shop, { status: 'Shipped' }),
		delivered: place(shop, { status: 'Delivered' }),
		shippedByOctopia: place(shop, { status: 'Shipped', supplyMode: 'Fulfillment' }),
		refused: place(shop, { status: 'Refused' }),
		cancelled: place(shop, { status: 'Cancelled' }),
		rejected: place(shop, { status: 'Rejected' }),
	};
	const { marketplace } = shop.sandbox;
	marketplace.requestCancellation(kinds.toShipOrCancel.orderId);
	const [{ orderLineId }] = kinds.shippedInPart.lines;
	marketplace.ship(kinds.shippedInPart.orderId, [
		{ parcelNumber: '6A12345678901', carrierName: 'Colissimo', orderLineIds: [orderLineId] },
	]);
	return kinds;
}

export type Kind = keyof Awaited<ReturnType<typeof oneOfEach>>;
