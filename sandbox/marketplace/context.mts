import type { Delays } from './delays.mts';
import type { Effect, Ledger } from './ledger.mts';
import type { SellerStore } from './sellerStore.mts';
import type { Scheduler } from './scheduler.mts';
import { isoDate } from './clock.mts';

/**
 * Where sources disagree about an answer, `measured` is what a live account was seen to answer (or what most clients
 * read), `documented` what official pages or the other clients say.
 */
export type Shapes = 'measured' | 'documented';

/** What every part of the marketplace shares. */
export interface MarketplaceContext {
	readonly scheduler: Scheduler;
	readonly ledger: Ledger;
	readonly delays: Delays;
	readonly sellers: SellerStore;
	readonly seed: number;
}

/** Writes into the ledger what concerns a seller, and an order where there is one. */
export function recordEffect(
	{ ledger }: MarketplaceContext,
	subject: { sellerId: string; orderId?: string | null },
	effect: Effect,
	at: number,
	details?: Record<string, unknown>,
): void {
	ledger.append({
		at: isoDate(at),
		sellerId: subject.sellerId,
		orderId: subject.orderId ?? '',
		effect,
		...(details && { details }),
	});
}
