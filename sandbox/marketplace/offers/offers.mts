import { OFFER_STATES } from '../../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { pickFields } from '../fields.mts';
import { cursorPage, type CursorPage } from '../paging.mts';
import type { Sheets } from '../products/sheets.mts';
import { instant, listOf, someOf, valueOf, type Query } from '../query.mts';
import { invalid, notFound } from '../refusal.mts';
import { CDISCOUNT } from '../seller.mts';
import type { Shapes, MarketplaceContext } from '../context.mts';
import { Competition, type Competitor } from './competition.mts';
import { applyLine, integrate } from './integrate.mts';
import { offerDocument, stateOf, type OfferRecord } from './offer.mts';
import { Packages, type Integrate } from './packages.mts';
import { parseLine } from './request.mts';
import { OfferStore } from './offerStore.mts';

/** Answered whatever `fields` asks for (documented). */
const ALWAYS = ['offerId', 'sellerExternalReference', 'offerState', 'createdAt', 'updatedAt'];
const FEEDBACK = 'salesChannelFeedback';

/** Sellers' offers, per seller and sales channel, and the packages in which sellers change them. */
export class Offers {
	readonly packages: Packages;
	private readonly store = new OfferStore();
	private readonly competition: Competition;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly sheets: Sheets,
		shapes: Shapes,
		strictClosing = false,
	) {
		this.competition = new Competition(this.store, context.sellers);
		const apply: Integrate = (lines, type, sellerId, salesChannelId, at) =>
			integrate(lines, type, { store: this.store, sheets, sellerId, salesChannelId, at });
		this.packages = new Packages(context, shapes, apply, strictClosing);
	}

	/** `GET /offers`: by cursor, oldest first. */
	list(sellerId: string, query: Query = {}): CursorPage<Record<string, unknown>> {
		this.context.scheduler.runDue();
		const channel = valueOf(query, 'salesChannelId');
		if (channel === undefined) throw invalid('salesChannelId', 'The salesChannelId parameter is required.');
		const states = someOf(query, 'offerStates', OFFER_STATES);
		const since = instant(query, 'updatedAtMin') ?? -Infinity;
		const candidates = this.candidates(sellerId, channel, query);
		const isWanted = (offer: OfferRecord) => offer.updatedAt >= since && (!states || states.includes(stateOf(offer)));
		const fields = listOf(query, 'fields');
		const expands = fields ? fields.some((name) => name.startsWith(FEEDBACK)) : valueOf(query, 'expand') === FEEDBACK;
		const { items, next } = cursorPage(candidates, query, { position: ({ sequence }) => sequence, isWanted });
		return { items: items.map((offer) => this.document(offer, expands, fields)), next };
	}

	/** A seller's offer as the API shows it with everything, or a 404 CdiscountError. */
	one(sellerId: string, reference: string, salesChannelId = CDISCOUNT): Record<string, unknown> {
		return this.document(this.find(sellerId, reference, salesChannelId), true);
	}

	count(sellerId: string, salesChannelId = CDISCOUNT): number {
		this.context.scheduler.runDue();
		return this.store.count(sellerId, salesChannelId);
	}

	/** Puts an offer up without a package: the line of an Upsert. Throws what is wrong with it. */
	put(sellerId: string, line: unknown, salesChannelId = CDISCOUNT): void {
		this.context.scheduler.runDue();
		const request = parseLine(line, '$');
		const context = {
			store: this.store,
			sheets: this.sheets,
			sellerId,
			salesChannelId,
			at: this.context.scheduler.now(),
		};
		const codes = applyLine(request, 'Upsert', context);
		if (codes[0] !== '8000' && codes[0] !== '9000') throw invalid('offer', `The line is refused: ${codes.join(', ')}.`);
	}

	/** Another seller offers the same product for less; the best offer is lost. */
	undercut(sellerId: string, reference: string, options: Partial<Competitor> = {}, salesChannelId = CDISCOUNT) {
		return this.competition.undercut(this.find(sellerId, reference, salesChannelId), options);
	}

	/** The other sellers of the product give up. */
	withdrawCompetitors(sellerId: string, reference: string, salesChannelId = CDISCOUNT): void {
		this.competition.withdraw(this.find(sellerId, reference, salesChannelId));
	}

	reset(): void {
		this.store.clear();
		this.competition.reset();
		this.packages.reset();
	}

	/** The seller's offers that may match, by the narrowest index that the query allows; in the order of lists. */
	private candidates(sellerId: string, channel: string, query: Query): readonly OfferRecord[] {
		const ids = listOf(query, 'offerIds');
		const references = listOf(query, 'sellerExternalReferences');
		const gtins = listOf(query, 'gtins');
		if (!ids && !references && !gtins) return this.store.of(sellerId, channel);
		const found = references
			? references.map((reference) => this.store.get(sellerId, channel, reference))
			: ids
				? ids.map((id) => this.store.byOfferId(id))
				: gtins!.flatMap((gtin) => this.store.ofProduct(channel, gtin));
		const isWanted = (offer: OfferRecord) =>
			offer.sellerId === sellerId &&
			offer.salesChannelId === channel &&
			(!ids || ids.includes(offer.id)) &&
			(!gtins || gtins.includes(offer.sheet.gtin));
		const offers = found.filter((offer) => offer !== undefined).filter(isWanted);
		return [...new Set(offers)].sort((a, b) => a.sequence - b.sequence);
	}

	private find(sellerId: string, reference: string, salesChannelId: string): OfferRecord {
		this.context.scheduler.runDue();
		const offer = this.store.get(sellerId, salesChannelId, reference);
		if (!offer) throw notFound(`Offer ${reference}`);
		return offer;
	}

	private document(offer: OfferRecord, expands: boolean, fields?: readonly string[]): Record<string, unknown> {
		const isAsked = expands && offer.salesChannelId === CDISCOUNT;
		const document = { ...offerDocument(offer), ...(isAsked && { [FEEDBACK]: this.competition.feedback(offer) }) };
		return pickFields(document, fields, ALWAYS);
	}
}
