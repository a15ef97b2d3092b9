import type { Octopia } from '../../api/client';
import { readable } from '../../api/listed';
import { fitsIntoList, listOffers } from './calls';
import type { Change } from './changeOffers';
import type { Offer, OfferRequest } from './schema';

/** Up to so many offers are asked for by name; for more, all offers are read, which is a call per thousand. */
const MOST_BY_NAME = 500;

/** What one query may hold: names, and their encoded length. */
const NAMES_PER_CALL = 100;
const LENGTH_PER_CALL = 3000;

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
	const byName = skus.length <= MOST_BY_NAME && skus.every(fitsIntoList);
	const queries = byName ? listsOf(skus).map((names) => ({ sellerExternalReferences: names.join(',') })) : [{}];
	const wanted = new Set(skus);
	const found = new Map<string, Offer>();
	// what cannot be read cannot be compared: it is sent
	for (const query of skus.length === 0 ? [] : queries)
		for await (const offer of readable(listOffers(octopia, query)))
			if (wanted.has(offer.sellerExternalReference)) found.set(offer.sellerExternalReference, offer);
	return found;
}

function listsOf(skus: string[]): string[][] {
	const lists: string[][] = [];
	let length = Infinity;
	for (const sku of skus) {
		const more = encodeURIComponent(sku).length + 3;
		if (length + more > LENGTH_PER_CALL || (lists.at(-1)?.length ?? 0) >= NAMES_PER_CALL) {
			lists.push([]);
			length = 0;
		}
		lists.at(-1)?.push(sku);
		length += more;
	}
	return lists;
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
