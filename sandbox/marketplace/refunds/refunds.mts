import type { Orders } from '../orders.mts';
import type { MarketplaceContext } from '../context.mts';
import { Cancellations } from './cancellations.mts';
import { Gestures } from './gestures.mts';
import { euros, RefundBalances } from './refundBalance.mts';

/** Money back to customers: cancellations and commercial gestures share one balance per order. */
export class Refunds {
	readonly cancellations: Cancellations;
	readonly gestures: Gestures;
	private readonly balances = new RefundBalances();

	constructor(
		context: MarketplaceContext,
		private readonly orders: Orders,
	) {
		this.cancellations = new Cancellations(context, orders, this.balances);
		this.gestures = new Gestures(context, orders, this.balances);
	}

	/** What an order's customer paid and got back, in euros, with every request. */
	state(orderId: string) {
		const { paid, refunded, gestures, reserved, available } = this.balances.of(this.orders.find(orderId));
		return {
			orderId,
			paid: euros(paid),
			refunded: euros(refunded),
			gestures: euros(gestures),
			reserved: euros(reserved),
			available: euros(available),
			cancellationRequests: this.cancellations.of(orderId),
			gestureRequests: this.gestures.of(orderId),
		};
	}

	/** What was given back and what is asked for, in euros. */
	summary(orderId: string) {
		const { refunded, gestures, reserved } = this.balances.of(this.orders.find(orderId));
		return { refunded: euros(refunded), gestures: euros(gestures), reserved: euros(reserved) };
	}

	reset(): void {
		this.balances.reset();
		this.cancellations.reset();
		this.gestures.reset();
	}
}
