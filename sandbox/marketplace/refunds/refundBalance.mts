import { lineTotal } from '../line.mts';
import type { OrderRecord } from '../order.mts';

export const cents = (euros: number) => Math.round(euros * 100);
export const euros = (amount: number) => amount / 100;

interface Given {
	refunded: number;
	gestures: number;
	/** Asked for and not yet decided. */
	reserved: number;
}

export interface Balance {
	paid: number;
	refunded: number;
	gestures: number;
	reserved: number;
	/** What may still be given back. */
	available: number;
}

/** What customers paid and got back, in cents: never more than they paid (project choice: gestures up to 100 %). */
export class Purse {
	private readonly byOrder = new Map<string, Given>();

	balance(order: OrderRecord): Balance {
		const paid = order.lines.reduce((sum, line) => sum + cents(lineTotal(line)), 0);
		const { refunded, gestures, reserved } = this.of(order);
		return { paid, refunded, gestures, reserved, available: Math.max(0, paid - refunded - gestures - reserved) };
	}

	/** Sets an amount aside, at most what is available; returns how much. */
	reserve(order: OrderRecord, wanted: number): number {
		const amount = Math.min(wanted, this.balance(order).available);
		this.of(order).reserved += amount;
		return amount;
	}

	/** Gives an amount that was set aside. */
	give(order: OrderRecord, amount: number, as: 'refunded' | 'gestures'): void {
		const given = this.of(order);
		given.reserved -= amount;
		given[as] += amount;
	}

	reset(): void {
		this.byOrder.clear();
	}

	private of(order: OrderRecord): Given {
		let given = this.byOrder.get(order.id);
		if (!given) this.byOrder.set(order.id, (given = { refunded: 0, gestures: 0, reserved: 0 }));
		return given;
	}
}
