import type { Octopia } from '../../api/client';
import { readable } from '../../api/listed';
import type { Change } from './changeOffers';
import { offersOf } from './offersOf';
import type { Offer, OfferRequest } from './schema';

/** A change of an offer. `onlyChanged`: only what differs from the offer as it is now is to be sent. */
interface Update extends Change {
	line: OfferRequest;
	onlyChanged: boolean;
}

/** Reads the offers that are to be compared, and leaves out of their changes what is already as wanted. @throws CdiscountError */
export async function withoutUnchanged(octopia: Octopia, updates: Update[]): Promise<Change[]> {
	const compared = updates.filter(({ onlyChanged }) => onlyChanged).map(({ sku }) => sku);
	const current = await readCurrent(octopia, compared);
	return updates.map(({ sku, line, dryRun, onlyChanged }) => ({
		sku,
		line: onlyChanged ? differenceTo(current.get(sku), line) : line,
		dryRun,
	}));
}

/** Reads the offers of these references as they are now, in as few calls as can be foreseen. */
async function readCurrent(octopia: Octopia, skus: string[]): Promise<Map<string, Offer>> {
	const wanted = new Set(skus);
	const found = new Map<string, Offer>();
	// what cannot be read cannot be compared: it is sent
	for await (const offer of readable(offersOf(octopia, skus)))
		if (wanted.has(offer.sellerExternalReference)) found.set(offer.sellerExternalReference, offer);
	return found;
}

/**
 * What of a line differs from the offer; undefined when nothing does. Price, struck-through price and quantity are compared; what
 * else is in the line is sent as it is, because the API does not show it reliably. The price goes out as a whole.
 */
function differenceTo(offer: Offer | undefined, line: OfferRequest): OfferRequest | undefined {
	if (offer === undefined) return line;
	const { sellerExternalReference, quantity, price, ...others } = line;
	const current = offer.integrationPrice;
	const samePrice =
		price === undefined ||
		(price.taxes === undefined &&
			(price.price === undefined || price.price === current?.price) &&
			(price.originPrice === undefined || price.originPrice === current?.originPrice));
	const sameQuantity = quantity === undefined || quantity === offer.quantity;
	if (samePrice && sameQuantity && Object.keys(others).length === 0) return undefined;
	return {
		sellerExternalReference,
		...others,
		...(!samePrice && { price }),
		...(!sameQuantity && { quantity }),
	};
}
