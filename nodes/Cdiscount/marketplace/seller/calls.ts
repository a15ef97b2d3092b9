import uniqBy from 'lodash/uniqBy';
import type { Octopia } from '../../api/client';
import { listSchema, Unreadable, type Listed } from '../../api/parseResponse';
import {
	addressSchema,
	carrierSchema,
	sellerDeliveryModeSchema,
	subscriptionSchema,
	type Address,
	type Carrier,
	type SellerDeliveryMode,
	type Subscription,
} from './schema';

/** Every carrier once, by label: codes are not unique, labels may end in a space, and the label is what a shipment takes. */
export async function readCarriers(octopia: Octopia): Promise<Array<Listed<Carrier>>> {
	const carriers = await octopia.read('/carriers', listSchema(carrierSchema, 'carriers', 'code'));
	return uniqBy(carriers, (carrier) => (carrier instanceof Unreadable ? undefined : labelOf(carrier)) ?? carrier);
}

/** The name of a carrier as a shipment takes it. */
export const labelOf = ({ label }: Carrier): string | undefined => label?.trim();

export async function readAddresses(octopia: Octopia): Promise<Array<Listed<Address>>> {
	return await octopia.read('/sellers/addresses', listSchema(addressSchema, 'addresses', 'type'));
}

export async function readSubscriptions(octopia: Octopia): Promise<Array<Listed<Subscription>>> {
	return await octopia.read(
		'/sellers/subscriptions',
		listSchema(subscriptionSchema, 'subscriptions', 'subscription_id'),
	);
}

/** Deprecated, but the only list of what the shop has activated; answered in 2026 (measured). */
export async function readDeliveryModes(octopia: Octopia): Promise<Array<Listed<SellerDeliveryMode>>> {
	return await octopia.read('/sellers/delivery-modes', listSchema(sellerDeliveryModeSchema, 'delivery-modes', 'code'));
}
