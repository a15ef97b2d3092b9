import uniqBy from 'lodash/uniqBy';
import type { Octopia } from '../../api/client';
import {
	addressesSchema,
	carriersSchema,
	deliveryModesSchema,
	subscriptionsSchema,
	type Address,
	type Carrier,
	type SellerDeliveryMode,
	type Subscription,
} from './seller.schema';

/** A list of this family: an envelope (measured), or a bare array as carriers come. */
type Listed<T> = T[] | { items: T[] };

const itemsOf = <T>(listed: Listed<T>): T[] => (Array.isArray(listed) ? listed : listed.items);

/** Every carrier once, by label: codes are not unique, labels may end in a space, and the label is what a shipment takes. */
export async function readCarriers(octopia: Octopia): Promise<Carrier[]> {
	const carriers = itemsOf(await octopia.read('/carriers', carriersSchema));
	return uniqBy(
		carriers.map((carrier) => ({ ...carrier, label: carrier.label.trim() })),
		({ label }) => label,
	);
}

export async function readAddresses(octopia: Octopia): Promise<Address[]> {
	const addresses = itemsOf(await octopia.read('/sellers/addresses', addressesSchema));
	return addresses.map(({ 'zip-code': hyphenated, ...address }) => ({
		...address,
		zip_code: address.zip_code ?? (hyphenated as string | null | undefined) ?? null,
	}));
}

export async function readSubscriptions(octopia: Octopia): Promise<Subscription[]> {
	return itemsOf(await octopia.read('/sellers/subscriptions', subscriptionsSchema));
}

/** Deprecated, but the only list of what the shop has activated; answered in 2026 (measured). */
export async function readDeliveryModes(octopia: Octopia): Promise<SellerDeliveryMode[]> {
	return itemsOf(await octopia.read('/sellers/delivery-modes', deliveryModesSchema));
}
