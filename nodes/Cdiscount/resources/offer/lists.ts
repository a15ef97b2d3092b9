import sortBy from 'lodash/sortBy';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Octopia, Query } from '../../api/client';
import { readable } from '../../api/listed';
import { forEditor } from '../../core/editor';
import { lookAtSlice, lookThrough, type Entry } from '../../core/pickerPages';
import { momentOf, told } from '../../core/pickerText';
import { trimmed } from '../../core/textCheck';
import { priceText } from '../../marketplace/money';
import { fitsIntoList, listOffers, listPackages } from '../../marketplace/offer/calls';
import type { Offer, OfferPackage } from '../../marketplace/offer/schema';
import { stateName } from '../../marketplace/offer/states';
import { listProducts } from '../../marketplace/product/calls';
import { timestamp } from '../../marketplace/time';
import { kept } from '../shared/kept';

/** What fills the list is asked for in small pages; a search goes through many offers. */
const PAGE = { toShow: 100, toSearch: 1000 };

/** The shop's offers, found by SKU, GTIN, product or title; one that is far down in them by its complete SKU or GTIN. */
export async function searchOffers(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const typed = trimmed(filter ?? '');
	const pageSize = typed === '' ? PAGE.toShow : PAGE.toSearch;
	return await forEditor(this, { results: [] }, async (octopia) => {
		const titles = await kept(this, octopia, 'titles', async () => await titlesOf(octopia));
		const entriesOf = (offers: Offer[]) => offers.map((offer) => entryOf(offer, titles));
		const list = (pages: object) => listOffers(octopia, {}, undefined, { ...pages, pageSize });
		const found = await lookThrough({ filter, token }, { list, entriesOf });
		if (found.results.length > 0 || typed === '' || token !== undefined) return found;
		const named = entriesOf(await lookUp(octopia, typed));
		return named.length > 0 ? lookAtSlice({}, named) : found;
	});
}

/** The packages in which offers were changed on the sales channel, the newest first as far as the API gives them so. */
export async function searchOfferPackages(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const entriesOf = (packages: OfferPackage[]) =>
		sortBy(packages, ({ createdAt }) => -timestamp(createdAt)).map((found) => ({
			name: packageName(found, this.getTimezone()),
			value: String(found.packageId),
		}));
	return await forEditor(this, { results: [] }, async (octopia) => {
		const query = { salesChannelId: octopia.salesChannelId };
		return await lookThrough(
			{ filter, token },
			{ list: (pages) => listPackages(octopia, query, undefined, pages), entriesOf },
		);
	});
}

/** Time · type · state · id. */
const packageName = (found: OfferPackage, zone: string) =>
	told(momentOf(found.createdAt, zone), found.packageType ?? found.type, stateName(found), found.packageId);

async function listed(octopia: Octopia, query: Query): Promise<Offer[]> {
	const offers: Offer[] = [];
	for await (const offer of readable(listOffers(octopia, query, PAGE.toShow))) offers.push(offer);
	return offers;
}

async function lookUp(octopia: Octopia, wanted: string): Promise<Offer[]> {
	if (/^\d{8,14}$/.test(wanted)) {
		const found = await listed(octopia, { gtins: wanted });
		if (found.length > 0) return found;
	}
	return fitsIntoList(wanted) ? await listed(octopia, { sellerExternalReferences: wanted }) : [];
}

/** What the shop's own products are called, by reference; an offer does not say it. None where they cannot be read. */
async function titlesOf(octopia: Octopia): Promise<Map<string, string>> {
	const titles = new Map<string, string>();
	try {
		for await (const { reference, label } of readable(listProducts(octopia, {}, PAGE.toSearch)))
			if (reference && label) titles.set(reference, label);
	} catch {
		// the list is useful without them
	}
	return titles;
}

/** Title · SKU · price · stock. */
function entryOf(offer: Offer, titles: Map<string, string>): Entry {
	const { sellerExternalReference: sku, product, integrationPrice, quantity, offerState } = offer;
	const price = integrationPrice?.price;
	const name = told(
		titles.get(product?.reference ?? ''),
		sku,
		typeof price === 'number' && priceText(price, integrationPrice?.currencyCode),
		typeof quantity === 'number' && `${quantity} in stock`,
		offerState === 'Inactive' && 'not on sale',
	);
	const words = Object.values(product ?? {}).filter((value) => ['string', 'number'].includes(typeof value));
	return { name, value: sku, words: [offerState, ...words].join(' ') };
}
