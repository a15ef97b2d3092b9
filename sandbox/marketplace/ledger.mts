/** Everything that can happen to an order. `confirmed`, `refused` and `shipped` are the seller's own doing. */
export type Effect =
	| 'placed'
	| 'submitted'
	| 'autoAccepted'
	| 'rejected'
	| 'confirmed'
	| 'refused'
	| 'expired'
	| 'prepared'
	| 'shipped'
	| 'shippedByPlatform'
	| 'delivered'
	| 'cancelRequested'
	| 'cancelledByCustomer';

export interface LedgerEntry {
	/** ISO 8601, UTC: when it took effect, not when somebody looked. */
	at: string;
	sellerId: string;
	orderId: string;
	effect: Effect;
	details?: Record<string, unknown>;
}

export type LedgerFilter = Partial<Pick<LedgerEntry, 'sellerId' | 'orderId' | 'effect'>>;

/** What has taken effect, in the order in which it did. Refused calls leave no trace here. */
export class Ledger {
	private readonly entries: LedgerEntry[] = [];

	append(entry: LedgerEntry): void {
		this.entries.push(entry);
	}

	/** The entries that match every given field, oldest first. */
	find(filter: LedgerFilter = {}): LedgerEntry[] {
		const wanted = Object.entries(filter) as Array<[keyof LedgerFilter, string]>;
		return this.entries.filter((entry) => wanted.every(([key, value]) => entry[key] === value));
	}

	count(filter: LedgerFilter = {}): number {
		return this.find(filter).length;
	}

	/** The newest entries, newest first. */
	last(limit: number): LedgerEntry[] {
		return this.entries.slice(-limit).reverse();
	}

	clear(): void {
		this.entries.length = 0;
	}
}
