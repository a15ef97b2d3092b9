/** A product sheet as the marketplace keeps it: one per GTIN, shared by all sellers. */
export interface Sheet {
	/** Counts the sheets: the position in lists. */
	sequence: number;
	/** Octopia's reference. */
	reference: string;
	gtin: string;
	label: string;
	description: string;
	brand: string | null;
	categoryReference: string | null;
	pictures: string[];
	attributes: Record<string, string[]>;
	/** Who made the sheet: only he may change it (seen in production). */
	creatorId: string;
	/** Sellers who created or enriched it, with their own references. */
	sellers: Map<string, string>;
}

/** Digits, 8 to 14 of them, with a right check digit (weights 1 and 3 from the right, GS1). */
export function isGtin(gtin: string, lengths: readonly number[] = [8, 12, 13, 14]): boolean {
	if (!/^\d+$/.test(gtin) || !lengths.includes(gtin.length)) return false;
	const sum = [...gtin.slice(0, -1)]
		.reverse()
		.reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
	return Number(gtin.at(-1)) === (10 - (sum % 10)) % 10;
}

/** An item of `GET /products`. */
export function sheetDocument(sheet: Sheet, sellerId: string) {
	const isCreator = sheet.creatorId === sellerId;
	return {
		reference: sheet.reference,
		gtin: sheet.gtin,
		label: sheet.label,
		isMarketable: true,
		permissions: { edit: isCreator, enrich: isCreator },
		sellers: [...sheet.sellers].map(([id, productReference]) => ({
			reference: id,
			productReference,
			isCreator: sheet.creatorId === id,
		})),
		categoryReference: sheet.categoryReference,
		brand: sheet.brand,
		pictures: sheet.pictures.map((url, index) => ({ index: index + 1, url })),
	};
}
