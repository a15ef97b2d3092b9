import { lineTotal } from '../line.mts';
import type { OrderRecord } from '../order.mts';

export const cents = (euros: number) => Math.round(euros * 100);
export const euros = (amount: number) => amount / 100;

/** In cents. */
interface RefundedAmounts {
	refunded: number;
	gestures: number;
	/** Asked for and not yet decided. */
	reserved: number;
}

export interface RefundBalance {
	paid: number;
	refunded: number;
	gestures: number;
	reserved: number;
	/** What may still be given back. */
	available: number;
}

/** What customers paid and got back, in cents: never more than they paid (project choice: gestures up to 100 %). */
export class RefundBalances {
	private readonly byOrder = new Map<string, RefundedAmounts>();

	of(order: OrderRecord): RefundBalance {
		const paid = order.lines.reduce((sum, line) => sum + cents(lineTotal(line)), 0);
		const { refunded, gestures, reserved } = this.amountsOf(order);
		return { paid, refunded, gestures, reserved, available: Math.max(0, paid - refunded - gestures - reserved) };
	}

	/** Sets an amount aside, at most what is available; returns how much. */
	reserve(order: OrderRecord, wanted: number): number {
		const amount = Math.min(wanted, this.of(order).available);
		this.amountsOf(order).reserved += amount;
		return amount;
	}

	/** Pays an amount that was set aside. */
	pay(order: OrderRecord, amount: number, as: 'refunded' | 'gestures'): void {
		const amounts = this.amountsOf(order);
		amounts.reserved -= amount;
		amounts[as] += amount;
	}

	reset(): void {
		this.byOrder.clear();
	}

	private amountsOf(order: OrderRecord): RefundedAmounts {
		let amounts = this.byOrder.get(order.id);
		if (!amounts) this.byOrder.set(order.id, (amounts = { refunded: 0, gestures: 0, reserved: 0 }));
		return amounts;
	}
}
