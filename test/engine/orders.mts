import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { PlaceOrderOptions } from '../../sandbox/marketplace/placing.mts';
import { SELLER, type Shop } from './shop.mts';

/** The order id as the input items give it. */
export const FROM_ITEM = '={{ $json.orderId }}';

export const PARCEL = '6A12345678901';

/** What a run asked about orders, beside the list of carriers that a shipment is compared with. */
export const askedAboutOrders = (shop: Shop): string[] => shop.asked().filter((call) => call !== 'GET /carriers');

/** A number of a parcel for each item. */
export const parcelAt = (index: number): string => `6A${10_000_000_000 + index}`;

/** The parameters of an operation on orders. */
export const order = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'order',
	operation,
	...parameters,
});

export const confirm = (orderId: unknown = FROM_ITEM, options: IDataObject = {}) =>
	order('confirm', { orderId, options } as INodeParameters);

export const refuse = (orderId: unknown = FROM_ITEM, options: IDataObject = {}) =>
	order('refuse', { orderId, options } as INodeParameters);

/** Ships everything with Colissimo, where nothing else is said. */
export const ship = (orderId: unknown = FROM_ITEM, parameters: INodeParameters = {}) =>
	order('ship', { orderId, carrierName: 'Colissimo', parcelNumber: PARCEL, ...parameters } as INodeParameters);

/** An order that waits for the seller's answer. */
export const waiting = ({ sandbox }: Shop, wish: Partial<PlaceOrderOptions> = {}) =>
	sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'WaitingAcceptance', ...wish });

/** An order that the seller can ship. */
export const ready = ({ sandbox }: Shop, wish: Partial<PlaceOrderOptions> = {}) =>
	sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'InPreparation', ...wish });

/** Input items that hold an order id each. */
export const itemsOf = (orders: Array<{ orderId: string }>): IDataObject[] =>
	orders.map(({ orderId }) => ({ orderId }));

/** What the seller did to an order, in the marketplace's own books. */
export const effects = ({ sandbox }: Shop, orderId: string): string[] =>
	sandbox.marketplace.ledger
		.find({ orderId })
		.map(({ effect }) => effect)
		.filter((effect) => ['confirmed', 'refused', 'shipped'].includes(effect));
