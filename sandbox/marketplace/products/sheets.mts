import type { SellerStore } from '../sellerStore.mts';
import { sheetDocument, type Sheet } from './sheet.mts';

/** All product sheets, found by GTIN, by Octopia's reference, and by the reference of a seller. */
export class Sheets {
	private readonly byGtin = new Map<string, Sheet>();
	private readonly byReference = new Map<string, Sheet>();
	private readonly bySellerReference = new Map<string, Sheet>();
	private readonly ofSeller = new Map<string, Set<Sheet>>();

	constructor(private readonly sellers: SellerStore) {
		this.reset();
	}

	get(gtin: string): Sheet | undefined {
		return this.byGtin.get(gtin);
	}

	/** By Octopia's reference, or by what the seller calls the product. */
	byAnyReference(reference: string, sellerId: string): Sheet | undefined {
		return this.byReference.get(reference) ?? this.bySellerReference.get(`${sellerId} ${reference}`);
	}

	/** The sheets that a seller created or enriched. */
	of(sellerId: string): Iterable<Sheet> {
		return this.ofSeller.get(sellerId) ?? [];
	}

	/** A new sheet, or the one that exists; the seller is noted as one of its sellers. */
	add(product: Pick<Sheet, 'gtin' | 'label'> & Partial<Sheet>, sellerId: string, sellerReference: string): Sheet {
		let sheet = this.byGtin.get(product.gtin);
		if (!sheet) {
			sheet = {
				description: product.label,
				brand: null,
				categoryReference: null,
				pictures: [],
				attributes: {},
				...product,
				sequence: this.byGtin.size + 1,
				reference: `AUC${product.gtin}`,
				creatorId: sellerId,
				sellers: new Map(),
			};
			this.byGtin.set(sheet.gtin, sheet);
			this.byReference.set(sheet.reference, sheet);
		}
		sheet.sellers.set(sellerId, sellerReference);
		this.bySellerReference.set(`${sellerId} ${sellerReference}`, sheet);
		if (!this.ofSeller.has(sellerId)) this.ofSeller.set(sellerId, new Set());
		this.ofSeller.get(sellerId)!.add(sheet);
		return sheet;
	}

	document(sheet: Sheet, sellerId: string) {
		return sheetDocument(sheet, sellerId);
	}

	/** Back to the products of the sellers' catalogues. */
	reset(): void {
		for (const index of [this.byGtin, this.byReference, this.bySellerReference, this.ofSeller]) index.clear();
		for (const { id, catalogue } of this.sellers.all()) {
			for (const { sku, title, gtin } of catalogue) this.add({ gtin, label: title }, id, sku);
		}
	}
}
