import { notFound } from './refusal.mts';
import { DEFAULT_SELLERS, type Seller } from './seller.mts';

export interface ShopOptions {
	sellers?: readonly Seller[];
	/** Overrides every shop's own setting. */
	autoAccept?: boolean;
}

/** The shops of the marketplace, live. */
export class Shops {
	private byId = new Map<string, Seller>();

	constructor(private readonly options: ShopOptions) {
		this.reset();
	}

	all(): Seller[] {
		return [...this.byId.values()];
	}

	/** The shop, or a 404 Refusal. */
	one(sellerId: string): Seller {
		const seller = this.byId.get(sellerId);
		if (!seller) throw notFound(`Seller ${sellerId}`);
		return seller;
	}

	/** Gives the shops their first settings. */
	reset(): void {
		const { sellers = DEFAULT_SELLERS, autoAccept } = this.options;
		this.byId = new Map(
			sellers.map((seller) => [seller.id, { ...seller, autoAccept: autoAccept ?? seller.autoAccept }]),
		);
	}
}
