import { pickFields } from '../fields.mts';
import { cursorPage, pageOf, type CursorPage } from '../paging.mts';
import { listOf, type Query } from '../query.mts';
import type { MarketplaceContext } from '../context.mts';
import { Integration } from './integration.mts';
import { BRANDS } from './properties.mts';
import type { Sheet } from './sheet.mts';
import type { Sheets } from './sheets.mts';

const ALWAYS = ['reference', 'gtin'];

/** Product sheets and what sellers submit to have them made. */
export class Products {
	readonly integration: Integration;

	constructor(
		private readonly context: MarketplaceContext,
		readonly sheets: Sheets,
		sheetsPerHour: number,
	) {
		this.integration = new Integration(context, sheets, sheetsPerHour);
	}

	/** `GET /products`: with `gtin` any product of the marketplace, otherwise those the seller created or enriched. */
	list(sellerId: string, query: Query = {}): CursorPage<object> {
		const fields = listOf(query, 'fields');
		const { items, next } = cursorPage(this.matching(sellerId, query), query, { position: ({ sequence }) => sequence });
		return { items: items.map((sheet) => pickFields(this.sheets.document(sheet, sellerId), fields, ALWAYS)), next };
	}

	count(sellerId: string, query: Query = {}): number {
		return this.matching(sellerId, query).length;
	}

	/** `GET /brands`: by page number; the name when `fields` asks for it. */
	brands(query: Query = {}) {
		const fields = listOf(query, 'fields') ?? [];
		return pageOf(BRANDS, query).map((brand) => pickFields(brand, fields, ['brandReference']));
	}

	reset(): void {
		this.sheets.reset();
		this.integration.reset();
	}

	private matching(sellerId: string, query: Query): Sheet[] {
		this.context.scheduler.runDue();
		const gtins = listOf(query, 'gtin');
		const categories = listOf(query, 'categoryReference');
		const sheets = gtins
			? gtins.map((gtin) => this.sheets.get(gtin)).filter((sheet) => sheet !== undefined)
			: [...this.sheets.of(sellerId)];
		const inOrder = sheets.sort((a, b) => a.sequence - b.sequence);
		return inOrder.filter(({ categoryReference }) => !categories || categories.includes(categoryReference ?? ''));
	}
}
