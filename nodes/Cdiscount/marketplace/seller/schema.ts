import { z } from 'zod';
import { flag, id as anyId, number, text } from '../schemaParts';

/**
 * The seller and his configuration. These endpoints answer in snake_case, unlike orders (documented, measured for
 * delivery modes); lists come as `{count, items}` (measured).
 */

const id = anyId.nullish();

/** One carrier of `GET /carriers`. Codes are not unique and labels may end in a space. */
export const carrierSchema = z
	.object({ code: text, label: text, additionnal_parameters_required: z.unknown() })
	.passthrough();

/** A list of this family: the `{count, items}` envelope (measured), or a bare array, as carriers were measured. */
const listOf = <T extends z.ZodTypeAny>(item: T) =>
	z.union([z.array(item), z.object({ items: z.array(item) }).passthrough()]);

export const carriersSchema = listOf(carrierSchema);

/** `GET /sellers`: the shop behind the SellerId header. */
export const sellerSchema = z
	.object({
		seller_id: id,
		login: text,
		api_login: text,
		creation_date: text,
		last_update_date: text,
		shop_name: text,
		shop_url: text,
		siret_number: id,
		email: text,
		sales_advices_email: text,
		/** Activated, Deactivated or PutOnNotice. */
		seller_state: text,
		/** ActiveSeller, Holidays or BannedSeller. */
		seller_sub_state: text,
		subscription_step: text,
		auto_accept_order: flag,
		fulfillment_profile_id: id,
		seller_legal_information: z.unknown(),
		language: text,
		delivery_modes: z.unknown(),
		subscription: z.unknown(),
	})
	.passthrough();

/** One address of `GET /sellers/addresses`; the official table writes zip-code, its family snake_case. */
export const addressSchema = z
	.object({ type: text, address: text, zip_code: text, city: text, country: text })
	.passthrough();

export const addressesSchema = listOf(addressSchema);

/** One sales channel of `GET /sellers/subscriptions` (attributes documented, envelope measured). */
export const subscriptionSchema = z
	.object({
		subscription_id: id,
		sales_channel_id: text,
		status: text,
		action: text,
		offer_submission_currency: text,
		seller_payment_currency: text,
	})
	.passthrough();

export const subscriptionsSchema = listOf(subscriptionSchema);

/** One delivery mode of `GET /sellers/delivery-modes`: deprecated, but still answered with legacy codes (measured). */
export const sellerDeliveryModeSchema = z
	.object({
		code: text,
		name: text,
		delivery_delay: number,
		is_express_delivery: flag,
		more_than30_kg_product: flag,
	})
	.passthrough();

export const deliveryModesSchema = listOf(sellerDeliveryModeSchema);

/** The five indicators of `GET /sellers/indicators` (documented). */
export const INDICATORS = [
	'order_acceptation',
	'product_shipping',
	'deadline_compliance',
	'order_claims',
	'order_refunds',
] as const;

/** A rate in percent, bare or in an object of its own: the nesting is not documented. */
const indicator = z.union([z.number(), z.string(), z.object({}).passthrough()]).nullish();

export const indicatorsSchema = z
	.object({
		order_acceptation: indicator,
		product_shipping: indicator,
		deadline_compliance: indicator,
		order_claims: indicator,
		order_refunds: indicator,
	})
	.passthrough();

export type Address = z.output<typeof addressSchema>;
export type Carrier = z.output<typeof carrierSchema>;
export type Indicators = z.output<typeof indicatorsSchema>;
export type Seller = z.output<typeof sellerSchema>;
export type SellerDeliveryMode = z.output<typeof sellerDeliveryModeSchema>;
export type Subscription = z.output<typeof subscriptionSchema>;
