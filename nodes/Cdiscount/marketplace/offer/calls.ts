import { assertAsked } from '../../api/assertAsked';
import type { Octopia, Query } from '../../api/client';
import type { Pages } from '../../api/paging';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { Unreadable, type Listed } from '../../api/parseResponse';
import { orNotFound } from '../notFound';
import {
	offerPackageSchema,
	offerResultSchema,
	offerSchema,
	type Offer,
	type OfferPackage,
	type OfferResult,
} from './schema';

/** The most that lists by cursor give at once (documented). */
const PAGE = 1000;

/** The extra data of Cdiscount: who else sells the product, and who wins its page. */
const FEEDBACK = 'salesChannelFeedback';

/** The query that asks for it, or does not. */
export const expansion = (competingOffers: boolean): Query => ({ expand: competingOffers ? FEEDBACK : undefined });

/** Lists the seller's offers on the connected sales channel. */
export function listOffers(
	octopia: Octopia,
	query: Query,
	limit?: number,
	pages: Pages & { pageSize?: number } = {},
): AsyncGenerator<Listed<Offer>> {
	const onChannel = { salesChannelId: octopia.salesChannelId, ...query };
	return octopia.list('/offers', offerSchema, {
		style: 'cursor',
		query: onChannel,
		limit,
		pageSize: PAGE,
		idName: 'offerId',
		...pages,
	});
}

/** Whether a reference can be asked for among others: a comma separates them in a query, and may also be part of one. */
export const fitsIntoList = (sku: string): boolean => !sku.includes(',');

/**
 * Reads one offer by the seller's reference; one whose reference cannot be asked for is looked for among all.
 * @throws CdiscountError (`notFound`)
 */
export async function readOffer(octopia: Octopia, sku: string, query: Query = {}): Promise<Offer> {
	const asked = fitsIntoList(sku) ? { ...query, sellerExternalReferences: sku } : query;
	let unreadable: Unreadable | undefined;
	for await (const offer of listOffers(octopia, asked))
		if (offer instanceof Unreadable) unreadable = mayBe(offer, sku) ? offer : unreadable;
		else if (offer.sellerExternalReference === sku) return offer;
	if (unreadable !== undefined) throw unreadable.error();
	const message = `There is no offer "${sku}" of the seller ${octopia.sellerId} on ${octopia.salesChannelId}.`;
	throw new CdiscountError('notFound', message, {
		hint: 'Check the SKU, and that the credential is the one of the shop that offers it.',
	});
}

/** Whether what cannot be read may be the offer of this reference. */
function mayBe({ raw }: Unreadable, sku: string): boolean {
	const reference = (raw as { sellerExternalReference?: unknown } | null | undefined)?.sellerExternalReference;
	return !['string', 'number'].includes(typeof reference) || String(reference) === sku;
}

/** Lists the seller's packages, the newest first as far as it is known. */
export function listPackages(
	octopia: Octopia,
	query: Query,
	limit?: number,
	pages: Pages = {},
): AsyncGenerator<Listed<OfferPackage>> {
	const listing = { style: 'cursor', query, limit, idName: 'packageId', ...pages } as const;
	return octopia.list('/offer-packages', offerPackageSchema, listing);
}

/** @throws CdiscountError (`notFound`) with a sentence naming the package; another seller's package is not found either */
export async function readPackage(octopia: Octopia, packageId: string): Promise<OfferPackage> {
	const unknown = orNotFound(
		`There is no offer package "${packageId}" of the seller ${octopia.sellerId}.`,
		'Check the package ID, and that the credential is the one of the shop that sent it.',
	);
	const found = await octopia.read(path`/offer-packages/${packageId}`, offerPackageSchema).catch(unknown);
	assertAsked('package', packageId, found.packageId);
	return found;
}

/**
 * Reads what became of every line of a package, which the API keeps for 3 days.
 * @throws CdiscountError (`invalid`) before the package is integrated, `notFound` when the results are gone
 */
export async function readResults(octopia: Octopia, packageId: string): Promise<Array<Listed<OfferResult>>> {
	const gone = orNotFound(
		'The results of this package cannot be read any more.',
		'The marketplace keeps results for 3 days. "Get Many" shows what the offers are like now.',
	);
	return await allResults(octopia, packageId).catch(gone);
}

async function allResults(octopia: Octopia, packageId: string): Promise<Array<Listed<OfferResult>>> {
	const results: Array<Listed<OfferResult>> = [];
	const idName = 'sellerExternalReference';
	const listing = { style: 'cursor', pageSize: PAGE, isReadAhead: true, idName } as const;
	const listed = octopia.list(path`/offer-packages/${packageId}/offer-requests-results`, offerResultSchema, listing);
	for await (const result of listed) results.push(result);
	return results;
}
