import { asGiven } from '../../api/listed';
import type { JsonObject } from '../../api/json';
import type { Address, Carrier, Seller } from './schema';

/** The name of a carrier as a shipment takes it. */
export const carrierLabel = ({ label }: Carrier): string | undefined => label?.trim();

/** The output item of an address; one official table writes its `zip_code` with a hyphen. */
export function addressItem(address: Address): JsonObject {
	const { 'zip-code': hyphenated, ...given } = asGiven(address);
	return { ...given, zip_code: given.zip_code ?? hyphenated ?? null };
}

/** The output item of a carrier, its label as a shipment takes it. */
export function carrierItem(carrier: Carrier): JsonObject {
	const label = carrierLabel(carrier);
	return { ...asGiven(carrier), ...(label !== undefined && { label }) };
}

/**
 * The simplified output item of a shop.
 * @param sellerId of the connection, where the marketplace does not name it
 */
export function simpleProfile(seller: Seller, sellerId: string): JsonObject {
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
