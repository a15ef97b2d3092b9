import type { INodeParameters } from 'n8n-workflow';
import type { PlaceOrderOptions } from '../../../../../sandbox/marketplace/placing.mts';
import { SELLER, type Shop } from '../../../../engine/shop.mts';

export const REASON = 'seller-product-returned';

/** Two lines: 2 × 20.00 + 5.00 shipping, and 1 × 30.00 + 0 shipping: the customer paid 75.00. */
export const sold = ({ sandbox }: Shop, wish: Partial<PlaceOrderOptions> = {}) =>
	sandbox.marketplace.placeOrder({
		sellerId: SELLER,
		status: 'Delivered',
		lines: [
			{ sku: 'LAMPE-042', quantity: 2, price: 20, shippingCost: 5 },
			{ sku: 'VASE-017', quantity: 1, price: 30, shippingCost: 0 },
		],
		...wish,
	});

export const refund = (operation: string, parameters: Record<string, unknown>): INodeParameters =>
	({ resource: 'refund', operation, ...parameters }) as INodeParameters;

/** What the marketplace's books say was given back for an order, in EUR. */
export const givenBack = ({ sandbox }: Shop, orderId: string): number => {
	sandbox.clock.advance(60);
	sandbox.marketplace.order(orderId);
	return (
		sandbox.marketplace.ledger
			.find({ orderId })
			.filter(({ effect }) => effect === 'refunded' || effect === 'gestureGranted')
			.reduce((sum, { details }) => sum + Math.round(Number(details?.amount) * 100), 0) / 100
	);
};
