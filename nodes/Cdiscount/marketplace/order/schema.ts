import { z } from 'zod';
import { flag, identity, number, numeric, text } from '../schemaParts';

/**
 * What an order is, as `GET /orders` and `GET /orders/{orderId}` answer it.
 *
 * Answers stay open: unknown fields pass through, new statuses are plain strings, and everything that some shop has been
 * seen without is optional. Money is in `currencyCode`, tax included; dates are ISO 8601, normally UTC.
 */

/** Every order status known today, in the order of an order's life. The API may add more. */
export const ORDER_STATUSES = [
	'Processing',
	'WaitingAcceptance',
	'Accepted',
	'Refused',
	'InPreparation',
	'Shipped',
	'Delivered',
	'Cancelled',
	'Rejected',
] as const;

/** An order that has come to its end without being sold: nothing is left to do for it. */
export const DEAD_STATUSES: readonly string[] = ['Refused', 'Cancelled', 'Rejected'];

/** Who sends the goods: the seller, Octopia's warehouses, or a warehouse of the sales channel. */
export const SUPPLY_MODES = ['Seller', 'Fulfillment', 'Xdock'] as const;

const address = z
	.object({
		civility: text,
		firstName: text,
		lastName: text,
		companyName: text,
		companyVatNumber: text,
		addressLine1: text,
		addressLine2: text,
		addressLine3: text,
		postalCode: text,
		city: text,
		stateOrRegion: text,
		countryCode: text,
		phone: text,
		email: text,
		pickupId: text,
		pickupName: text,
	})
	.passthrough();

const parcel = z.object({ parcelNumber: text, carrierName: text, trackingUrl: text }).passthrough();

const totalPrice = z.object({ offerPrice: number, sellingPrice: number }).passthrough();

/** Part of a price; `amount` is per unit where the target is UnitSalesPrice (29.99 at 20 % has 5.00), `rate` in percent. */
const tax = z.object({ code: text, target: text, amount: number, rate: number }).passthrough();

/** Of a whole line. Two clients call the amounts so; a third has amountWithTax and amountWithoutTax. */
const commission = z
	.object({
		amountWithVat: number,
		amountWithTax: number,
		amountWithoutVat: number,
		amountWithoutTax: number,
		rate: number,
	})
	.passthrough();

const unitPrice = z
	.object({ unitSalesPrice: number, shippingCost: number, taxes: z.array(tax).nullish() })
	.passthrough();

const orderLine = z
	.object({
		orderLineId: identity,
		status: z.string(),
		quantity: numeric,
		totalPrice: totalPrice.nullish(),
		offerPrice: unitPrice.extend({ commission: commission.nullish() }).nullish(),
		sellingPrice: unitPrice.nullish(),
		offer: z
			.object({
				id: text,
				sellerProductId: text,
				supplyMode: text,
				productId: text,
				productTitle: text,
				productGtin: text,
				condition: text,
			})
			.passthrough()
			.nullish(),
		delivery: z
			.object({ mode: text, promisedAtMin: text, promisedAtMax: text, shippedAtMax: text })
			.passthrough()
			.nullish(),
		shippingAddress: address.nullish(),
		parcels: z.array(parcel).nullish(),
	})
	.passthrough();

export const orderSchema = z
	.object({
		orderId: identity,
		status: z.string(),
		reference: text,
		businessOrder: flag,
		salesChannel: z.object({ id: text, name: text }).passthrough().nullish(),
		seller: z
			.object({ id: z.union([z.string(), z.number()]).nullish() })
			.passthrough()
			.nullish(),
		customer: z.object({ reference: text }).passthrough().nullish(),
		purchasedAt: text,
		createdAt: text,
		updatedAt: text,
		shippedAtMax: text,
		payment: z.object({ method: text }).passthrough().nullish(),
		currencyCode: text,
		billingAddress: address.nullish(),
		totalPrice: totalPrice.nullish(),
		lines: z.array(orderLine),
	})
	.passthrough();

export type Order = z.output<typeof orderSchema>;
export type OrderLine = z.output<typeof orderLine>;
