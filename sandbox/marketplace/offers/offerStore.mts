import { conditionNumber, type OfferRecord } from './offer.mts';

/** All offers, found in no time: per seller and channel by reference and id, across sellers by product. */
export class OfferStore {
	private readonly byReference = new Map<string, Map<string, OfferRecord>>();
	private readonly byId = new Map<string, OfferRecord>();
	private readonly byProduct = new Map<string, Set<OfferRecord>>();
	/** The lists of `byReference`, made when asked for and kept until an offer comes or goes. */
	private readonly lists = new Map<string, OfferRecord[]>();
	private added = 0;

	get(sellerId: string, channel: string, reference: string): OfferRecord | undefined {
		return this.byReference.get(`${sellerId} ${channel}`)?.get(reference);
	}

	byOfferId(id: string): OfferRecord | undefined {
		return this.byId.get(id);
	}

	/** A seller's offers on a channel, oldest first. */
	of(sellerId: string, channel: string): readonly OfferRecord[] {
		const own = `${sellerId} ${channel}`;
		let list = this.lists.get(own);
		if (!list) this.lists.set(own, (list = [...(this.byReference.get(own)?.values() ?? [])]));
		return list;
	}

	count(sellerId: string, channel: string): number {
		return this.byReference.get(`${sellerId} ${channel}`)?.size ?? 0;
	}

	/** Every seller's offers of a product on a channel. */
	ofProduct(channel: string, gtin: string): OfferRecord[] {
		return [...(this.byProduct.get(`${channel} ${gtin}`) ?? [])];
	}

	/** The seller's offer of this product in this condition. */
	sameProduct(sellerId: string, channel: string, gtin: string, condition: string): OfferRecord | undefined {
		return this.ofProduct(channel, gtin).find(
			(offer) => offer.sellerId === sellerId && conditionNumber(offer.condition) === conditionNumber(condition),
		);
	}

	add(offer: Omit<OfferRecord, 'sequence' | 'id'>): OfferRecord {
		const { sellerId, salesChannelId, sheet, reference } = offer;
		const id = `${sellerId}_${sheet.reference}_${conditionNumber(offer.condition)}_${salesChannelId}`;
		const record: OfferRecord = { sequence: (this.added += 1), id, ...offer };
		const own = `${sellerId} ${salesChannelId}`;
		const product = `${salesChannelId} ${sheet.gtin}`;
		if (!this.byReference.has(own)) this.byReference.set(own, new Map());
		if (!this.byProduct.has(product)) this.byProduct.set(product, new Set());
		this.byReference.get(own)!.set(reference, record);
		this.lists.delete(own);
		this.byProduct.get(product)!.add(record);
		this.byId.set(id, record);
		return record;
	}

	remove(offer: OfferRecord): void {
		const own = `${offer.sellerId} ${offer.salesChannelId}`;
		this.byReference.get(own)?.delete(offer.reference);
		this.lists.delete(own);
		this.byProduct.get(`${offer.salesChannelId} ${offer.sheet.gtin}`)?.delete(offer);
		this.byId.delete(offer.id);
	}

	clear(): void {
		for (const index of [this.byReference, this.byId, this.byProduct, this.lists]) index.clear();
		this.added = 0;
	}
}
