import uniqBy from 'lodash/uniqBy';
import type { Octopia } from '../../api/client';
import { asCdiscountError, CdiscountError } from '../../api/errors';
import { isReadable } from '../../api/listed';
import { listSchema, Unreadable, type Listed } from '../../api/parseResponse';
import { carrierLabel } from './facts';
import {
	addressSchema,
	carrierSchema,
	indicatorsSchema,
	sellerDeliveryModeSchema,
	sellerSchema,
	subscriptionSchema,
	type Address,
	type Carrier,
	type Indicators,
	type Seller,
	type SellerDeliveryMode,
	type Subscription,
} from './schema';

/** The shop of the connected seller. @throws CdiscountError */
export async function readProfile(octopia: Octopia): Promise<Seller> {
	return await octopia.read('/sellers', sellerSchema);
}

/** How the marketplace rates the shop. @throws CdiscountError */
export async function readIndicators(octopia: Octopia): Promise<Indicators> {
	return await octopia.read('/sellers/indicators', indicatorsSchema);
}

/** Every carrier once, by label: codes are not unique, labels may end in a space, and the label is what a shipment takes. */
export async function readCarriers(octopia: Octopia): Promise<Array<Listed<Carrier>>> {
	const carriers = await octopia.read('/carriers', listSchema(carrierSchema, 'carriers', 'code'));
	return uniqBy(carriers, (carrier) => (carrier instanceof Unreadable ? undefined : carrierLabel(carrier)) ?? carrier);
}

/**
 * The carriers as a shipment takes them.
 * @throws CdiscountError, which says that it is the list that could not be read
 */
export async function readCarrierLabels(octopia: Octopia): Promise<string[]> {
	const carriers = await readCarriers(octopia).catch((thrown: unknown) => {
		const { code, message, facts } = asCdiscountError(thrown);
		const hint = ['The list of carriers could not be read.', facts.hint].filter(Boolean).join(' ');
		throw new CdiscountError(code, message, { ...facts, hint });
	});
	return carriers.filter(isReadable).flatMap((carrier) => carrierLabel(carrier) || []);
}

/** The addresses of the shop. @throws CdiscountError */
export async function readAddresses(octopia: Octopia): Promise<Array<Listed<Address>>> {
	return await octopia.read('/sellers/addresses', listSchema(addressSchema, 'addresses', 'type'));
}

/** The sales channels on which the shop sells. @throws CdiscountError */
export async function readSubscriptions(octopia: Octopia): Promise<Array<Listed<Subscription>>> {
	return await octopia.read(
		'/sellers/subscriptions',
		listSchema(subscriptionSchema, 'subscriptions', 'subscription_id'),
	);
}

/** The identifiers of the sales channels on which the shop sells. @throws CdiscountError */
export async function readSalesChannels(octopia: Octopia): Promise<string[]> {
	const subscriptions = (await readSubscriptions(octopia)).filter(isReadable);
	return subscriptions.flatMap(({ sales_channel_id: salesChannelId }) => salesChannelId ?? []);
}

/** Deprecated, but the only list of what the shop has activated; answered in 2026 (measured). */
export async function readDeliveryModes(octopia: Octopia): Promise<Array<Listed<SellerDeliveryMode>>> {
	return await octopia.read('/sellers/delivery-modes', listSchema(sellerDeliveryModeSchema, 'delivery-modes', 'code'));
}
