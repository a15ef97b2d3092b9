import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Octopia, Query } from '../../api/client';
import { forEditor } from '../../core/editor';
import { readable } from '../../api/listed';
import { fitsIntoList, listOffers, listPackages } from '../../marketplace/offer/calls';
import type { Offer, OfferPackage } from '../../marketplace/offer/schema';
import { stateName } from '../../marketplace/offer/states';

/** One call; whoever knows the SKU types it. */
const READ = 1000;
const SHOWN = 100;

/**
 * The shop's offers whose SKU, GTIN or product contains what was typed; one that is not among the first thousand is looked up by its
 * SKU or GTIN.
 */
export async function searchOffers(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	return await forEditor(this, async (octopia) => {
		const matching = (await listed(octopia, {})).filter((offer) => textOf(offer).includes(wanted));
		const offers = matching.length > 0 || wanted === '' ? matching : await lookUp(octopia, filter.trim());
		return {
			results: offers.slice(0, SHOWN).map((offer) => ({ name: labelOf(offer), value: offer.sellerExternalReference })),
		};
	});
}

/** The packages in which offers were changed on the sales channel, the newest first as far as the API gives them so. */
export async function searchOfferPackages(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	return await forEditor(this, async (octopia) => {
		const options: Array<{ name: string; value: string }> = [];
		const query = { salesChannelId: octopia.salesChannelId };
		for await (const found of readable(listPackages(octopia, query, SHOWN)))
			options.push({ name: packageLabel(found), value: String(found.packageId) });
		return { results: options.filter(({ name }) => name.toLowerCase().includes(wanted)) };
	});
}

/** Time · type · state · id. */
const packageLabel = (found: OfferPackage) =>
	[found.createdAt, found.packageType ?? found.type, stateName(found), found.packageId].filter(Boolean).join(' · ');

async function listed(octopia: Octopia, query: Query): Promise<Offer[]> {
	const offers: Offer[] = [];
	for await (const offer of readable(listOffers(octopia, query, READ))) offers.push(offer);
	return offers;
}

async function lookUp(octopia: Octopia, wanted: string): Promise<Offer[]> {
	if (/^\d{8,14}$/.test(wanted)) {
		const found = await listed(octopia, { gtins: wanted });
		if (found.length > 0) return found;
	}
	return fitsIntoList(wanted) ? await listed(octopia, { sellerExternalReferences: wanted }) : [];
}

/** What can be searched: the reference, and whatever texts the API gives about the product. */
function textOf({ sellerExternalReference, product }: Offer): string {
	const words = Object.values(product ?? {}).filter((value) => ['string', 'number'].includes(typeof value));
	return [sellerExternalReference, ...words].join(' ').toLowerCase();
}

function labelOf({ sellerExternalReference, product, integrationPrice, quantity, offerState }: Offer): string {
	const price = integrationPrice?.price?.toFixed(2);
	const stock = quantity === undefined || quantity === null ? undefined : `${quantity} in stock`;
	return [sellerExternalReference, product?.gtin, price, stock, offerState].filter(Boolean).join(' · ');
}
