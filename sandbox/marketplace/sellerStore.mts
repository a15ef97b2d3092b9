import { notFound } from './refusal.mts';
import type { Seller } from './seller.mts';

export interface SellerOptions {
	sellers: readonly Seller[];
	/** Overrides every seller's own setting. */
	autoAccept?: boolean;
}

/** The sellers of the marketplace, live. */
export class SellerStore {
	private byId = new Map<string, Seller>();

	constructor(private readonly options: SellerOptions) {
		this.reset();
	}

	all(): Seller[] {
		return [...this.byId.values()];
	}

	/** The seller, or a 404 Refusal. */
	one(sellerId: string): Seller {
		const seller = this.byId.get(sellerId);
		if (!seller) throw notFound(`Seller ${sellerId}`);
		return seller;
	}

	/** Gives the sellers their first settings. */
	reset(): void {
		const { sellers, autoAccept } = this.options;
		this.byId = new Map(
			sellers.map((seller) => [seller.id, { ...seller, autoAccept: autoAccept ?? seller.autoAccept }]),
		);
	}
}
