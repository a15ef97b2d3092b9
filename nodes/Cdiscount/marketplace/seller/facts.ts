import type { JsonObject } from '../../api/json';
import { textOf } from '../row';
import type { Address, Carrier, Indicators, Seller, SellerDeliveryMode, Subscription } from './schema';

/** The name of a carrier as a shipment takes it. */
export const carrierLabel = ({ label }: Carrier): string | undefined => label?.trim();

/** The row of an address; one official table writes its `zip_code` with a hyphen. */
export function addressRow(address: Address): JsonObject {
	return {
		type: address.type ?? null,
		name: textOf(address.name),
		address: address.address ?? null,
		zipCode: address.zip_code ?? textOf(address['zip-code']),
		city: address.city ?? null,
		country: address.country ?? null,
	};
}

/** The row of a carrier, its label as a shipment takes it. */
export const carrierRow = (carrier: Carrier): JsonObject => ({
	label: carrierLabel(carrier) ?? null,
	code: carrier.code ?? null,
});

/**
 * The row of a delivery mode; its delay is taken for days, which nothing documents.
 * @param offerCode the code that offers take now
 */
export const deliveryModeRow = (mode: SellerDeliveryMode, offerCode: string | null): JsonObject => ({
	code: mode.code ?? null,
	offerCode,
	name: mode.name ?? null,
	delayDays: mode.delivery_delay ?? null,
	isExpress: mode.is_express_delivery ?? null,
	isForMoreThan30Kg: mode.more_than30_kg_product ?? null,
});

/** The row of the shop's rates, each as Octopia gives it: percent, as far as is known. */
export const indicatorsRow = (found: Indicators): JsonObject => ({
	orderAcceptation: rateOf(found.order_acceptation),
	productShipping: rateOf(found.product_shipping),
	deadlineCompliance: rateOf(found.deadline_compliance),
	orderClaims: rateOf(found.order_claims),
	orderRefunds: rateOf(found.order_refunds),
});

/** The row of a sales channel on which the shop sells. */
export const subscriptionRow = (found: Subscription): JsonObject => ({
	salesChannelId: found.sales_channel_id ?? null,
	subscriptionId: textOf(found.subscription_id),
	status: found.status ?? null,
	action: found.action ?? null,
	offerSubmissionCurrency: found.offer_submission_currency ?? null,
	sellerPaymentCurrency: found.seller_payment_currency ?? null,
});

/**
 * The row of a shop.
 * @param sellerId of the connection, where the marketplace does not name it
 */
export function profileRow(seller: Seller, sellerId: string): JsonObject {
	return {
		sellerId: String(seller.seller_id ?? sellerId),
		login: seller.login ?? null,
		shopName: seller.shop_name ?? null,
		shopUrl: seller.shop_url ?? null,
		state: seller.seller_state ?? null,
		subState: seller.seller_sub_state ?? null,
		isOnHoliday: seller.seller_sub_state === 'Holidays',
		acceptsAutomatically: seller.auto_accept_order ?? null,
		subscriptionStep: seller.subscription_step ?? null,
		language: seller.language ?? null,
	};
}

/** A rate, bare or as text, or in an object of its own: how it is nested is not documented. @returns null where there is none */
export function rateOf(value: unknown): number | null {
	if (typeof value === 'object' && value !== null) {
		const inner = value as Record<string, unknown>;
		return rateOf(inner.value ?? inner.rate ?? Object.values(inner).find((one) => typeof one === 'number'));
	}
	const number = typeof value === 'string' ? Number(value.replace(',', '.').replace('%', '')) : value;
	return typeof number === 'number' && Number.isFinite(number) && value !== '' ? number : null;
}
