/** What can happen at the marketplace. Amounts in the details are in euros, exact to the cent. */
export type Effect =
	// orders; `confirmed`, `refused` and `shipped` are the seller's own doing
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
	| 'cancelledByCustomer'
	// money back: `cancelled` and `refunded` {requestId, lineIds, …, amount}, `gestureGranted` {requestId, amount, reason}
	| 'cancellationAsked'
	| 'cancelled'
	| 'refunded'
	| 'gestureAsked'
	| 'gestureGranted'
	// messages {discussionId, messageId}; `messageSent` is the seller's
	| 'messageReceived'
	| 'messageSent'
	| 'discussionOpened'
	| 'discussionClosed'
	| 'discussionReopened'
	| 'discussionEscalated'
	// packages of offers and of products, with how many lines ended how; customer invoices
	| 'offersIntegrated'
	| 'offersRejected'
	| 'productsIntegrated'
	| 'invoiceStored';

export interface LedgerEntry {
	/** ISO 8601, UTC: when it took effect, not when somebody looked. */
	at: string;
	sellerId: string;
	/** Empty where no order is concerned. */
	orderId: string;
	effect: Effect;
	details?: Record<string, unknown>;
}

export type LedgerFilter = Partial<Pick<LedgerEntry, 'sellerId' | 'orderId' | 'effect'>>;

/** What has taken effect, in the order in which it did. Refused calls leave no trace here. */
export class Ledger {
	private readonly entries: LedgerEntry[] = [];

	/** `runDue` runs before every look, so that what has become due is there. */
	constructor(private readonly runDue: () => void = () => {}) {}

	append(entry: LedgerEntry): void {
		this.entries.push(entry);
	}

	/** The entries that match every given field, oldest first. */
	find(filter: LedgerFilter = {}): LedgerEntry[] {
		this.runDue();
		const wanted = Object.entries(filter) as Array<[keyof LedgerFilter, string]>;
		return this.entries.filter((entry) => wanted.every(([key, value]) => entry[key] === value));
	}

	count(filter: LedgerFilter = {}): number {
		return this.find(filter).length;
	}

	/** The newest entries, newest first. */
	last(limit: number): LedgerEntry[] {
		this.runDue();
		return this.entries.slice(-limit).reverse();
	}

	clear(): void {
		this.entries.length = 0;
	}
}
