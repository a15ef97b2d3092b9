import { assertAsked } from '../../api/assertAsked';
import type { Octopia, Query } from '../../api/client';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { Unreadable, type Listed } from '../../api/parseResponse';
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

export const expansion = (competingOffers: boolean): Query => ({ expand: competingOffers ? FEEDBACK : undefined });

/** Lists the seller's offers on the connected sales channel. */
export function listOffers(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Listed<Offer>> {
	const onChannel = { salesChannelId: octopia.salesChannelId, ...query };
	return octopia.list('/offers', offerSchema, {
		style: 'cursor',
		query: onChannel,
		limit,
		pageSize: PAGE,
		idName: 'offerId',
	});
}

/** A comma separates references in a query, and may also be part of one. */
export const fitsIntoList = (sku: string) => !sku.includes(',');

/**
 * Reads one offer by the seller's reference; one whose reference cannot be asked for is looked for among all.
 * @throws CdiscountError (`notFound`)
 */
export async function readOffer(octopia: Octopia, sku: string, query: Query = {}): Promise<Offer> {
	const asked = fitsIntoList(sku) ? { ...query, sellerExternalReferences: sku } : query;
	let odd: Unreadable | undefined;
	for await (const offer of listOffers(octopia, asked))
		if (offer instanceof Unreadable) odd = mayBe(offer, sku) ? offer : odd;
		else if (offer.sellerExternalReference === sku) return offer;
	if (odd !== undefined) throw odd.refusal();
	throw new CdiscountError(
		'notFound',
		`There is no offer "${sku}" of the seller ${octopia.sellerId} on ${octopia.salesChannelId}.`,
		{
			hint: 'Check the SKU, and that the credential is the one of the shop that offers it.',
		},
	);
}

/** Whether what cannot be read may be the offer of this reference. */
function mayBe({ raw }: Unreadable, sku: string): boolean {
	const reference = (raw as { sellerExternalReference?: unknown } | null | undefined)?.sellerExternalReference;
	return !['string', 'number'].includes(typeof reference) || String(reference) === sku;
}

/** Lists the seller's packages, the newest first as far as it is known. */
export function listPackages(octopia: Octopia, query: Query, limit?: number): AsyncGenerator<Listed<OfferPackage>> {
	return octopia.list('/offer-packages', offerPackageSchema, { style: 'cursor', query, limit, idName: 'packageId' });
}

/** @throws CdiscountError (`notFound`) with a sentence naming the package; another seller's package is not found either */
export async function readPackage(octopia: Octopia, packageId: string): Promise<OfferPackage> {
	const read = octopia.read(path`/offer-packages/${packageId}`, offerPackageSchema);
	const found = await read.catch((thrown: unknown) => {
		if (!(thrown instanceof CdiscountError) || thrown.code !== 'notFound') throw thrown;
		throw new CdiscountError(
			'notFound',
			`There is no offer package "${packageId}" of the seller ${octopia.sellerId}.`,
			{
				...thrown.facts,
				hint: 'Check the package ID, and that the credential is the one of the shop that sent it.',
			},
		);
	});
	assertAsked('package', packageId, found.packageId);
	return found;
}

/**
 * Reads what became of every line of a package, which the API keeps for 3 days.
 * @throws CdiscountError (`invalid`) before the package is integrated, `notFound` when the results are gone
 */
export async function readResults(octopia: Octopia, packageId: string): Promise<Array<Listed<OfferResult>>> {
	const results: Array<Listed<OfferResult>> = [];
	const idName = 'sellerExternalReference';
	const listing = { style: 'cursor', pageSize: PAGE, isReadAhead: true, idName } as const;
	const listed = octopia.list(path`/offer-packages/${packageId}/offer-requests-results`, offerResultSchema, listing);
	for await (const result of listed) results.push(result);
	return results;
}

/** The state of a package in the spelling of the documentation, where it is one of its states. */
export type PackageState =
	| 'WaitingForCompletion'
	| 'Ready'
	| 'IntegrationPending'
	| 'Integrated'
	| 'Rejected'
	| 'Unknown';

const STATES: PackageState[] = ['WaitingForCompletion', 'Ready', 'IntegrationPending', 'Integrated', 'Rejected'];

/** Sources differ on what the field is called. */
export function stateOf({ state, status }: OfferPackage): PackageState {
	const given = (state ?? status ?? '').toLowerCase();
	return STATES.find((known) => known.toLowerCase() === given) ?? 'Unknown';
}
