import type { ApiResponse } from './response';

/** A list this long (in pages) is worth asking how long it is. */
const LONG = 3;

interface Ahead {
	style: 'page' | 'cursor';
	limit?: number;
	count?(): Promise<number>;
	atOnce?(): number;
}

/** Pages of a list that are asked for before it is their turn: the next one, and several where it is known how many there are. */
export class PagesAhead {
	private readonly asked = new Map<number, Promise<ApiResponse>>();
	private last: number | undefined;
	private isCounted = false;

	/** @param page asks for a page by its number; in a list by cursor, for the one that is next */
	constructor(
		private readonly page: (pageIndex: number) => Promise<ApiResponse>,
		private readonly listing: Ahead,
		private readonly pageSize: number,
	) {}

	/** The response of a page, which is asked for now where it was not before. @throws CdiscountError */
	async take(pageIndex: number): Promise<ApiResponse> {
		const response = this.asked.get(pageIndex) ?? this.page(pageIndex);
		this.asked.delete(pageIndex);
		return await response;
	}

	/** Asks for what comes after a page. */
	askAfter(pageIndex: number): void {
		if (pageIndex >= LONG) this.countOnce();
		const reach = this.listing.style === 'page' && this.last !== undefined ? (this.listing.atOnce?.() ?? 1) : 1;
		const end = Math.max(pageIndex + 1, Math.min(pageIndex + reach, this.last ?? Infinity));
		for (let next = pageIndex + 1; next <= end; next++) if (!this.asked.has(next)) this.ask(next);
	}

	private ask(pageIndex: number): void {
		const response = this.page(pageIndex);
		// whoever stops before its turn must not leave a failure that nobody hears
		response.catch(() => undefined);
		this.asked.set(pageIndex, response);
	}

	/** The number only says how far to read ahead, never where the list ends. */
	private countOnce(): void {
		const { style, count, limit = Infinity, atOnce } = this.listing;
		if (this.isCounted || style !== 'page' || count === undefined || (atOnce?.() ?? 1) < 2) return;
		this.isCounted = true;
		void count().then(
			(items) => (this.last = Math.ceil(Math.min(items, limit) / this.pageSize)),
			() => undefined,
		);
	}
}
