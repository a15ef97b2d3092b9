import type { Octopia } from '../../api/client';
import type { Listed } from '../../api/parseResponse';
import { fitsIntoList, listOffers } from './calls';
import type { Offer } from './schema';

/** Up to so many offers are asked for by name; for more, all offers are read, which is a call per thousand. */
const MOST_BY_NAME = 500;

/** What one query may hold: names, and their encoded length. */
const NAMES_PER_CALL = 100;
const LENGTH_PER_CALL = 3000;

/**
 * Lists offers, among them all of these references, in as few calls as can be foreseen.
 * @param skus references; none of them means no call
 */
export async function* offersOf(octopia: Octopia, skus: string[]): AsyncGenerator<Listed<Offer>> {
	if (skus.length === 0) return;
	const byName = skus.length <= MOST_BY_NAME && skus.every(fitsIntoList);
	const queries = byName ? listsOf(skus).map((names) => ({ sellerExternalReferences: names.join(',') })) : [{}];
	for (const query of queries) yield* listOffers(octopia, query);
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
