import lodash from 'lodash';

import { INDICATORS } from '../../nodes/Cdiscount/marketplace/seller/schema.ts';
import type { Orders } from './orders.mts';
import { invalid } from './refusal.mts';
import type { MarketplaceContext } from './context.mts';

export type Indicator = (typeof INDICATORS)[number];

/** The seller's indicators and addresses. Indicators follow from his orders, unless somebody sets them. */
export class Account {
	private readonly overrides = new Map<string, Partial<Record<Indicator, number>>>();

	constructor(
		private readonly context: MarketplaceContext,
		private readonly orders: Orders,
	) {}

	/** `GET /sellers/indicators`: rates in percent (the five names are documented, their nesting is not). */
	indicators(sellerId: string): Record<Indicator, number> {
		const effects = lodash.countBy(this.context.ledger.find({ sellerId }), 'effect');
		const orders = this.orders.search(sellerId);
		const of = (...names: string[]) => lodash.sum(names.map((name) => effects[name] ?? 0));
		const rate = (part: number, whole: number) => (whole === 0 ? 100 : lodash.round((100 * part) / whole, 1));
		const shipped = orders.filter(({ shippedAt }) => shippedAt !== undefined);
		const inTime = shipped.filter(({ shippedAt, shippedAtMax }) => shippedAt! <= shippedAtMax);
		const refunded = new Set(this.context.ledger.find({ sellerId, effect: 'refunded' }).map(({ orderId }) => orderId));
		const accepted = of('confirmed', 'autoAccepted');
		return {
			order_acceptation: rate(accepted, accepted + of('refused', 'expired')),
			product_shipping: rate(
				shipped.length,
				shipped.length + orders.filter(({ status }) => status === 'Cancelled').length,
			),
			deadline_compliance: rate(inTime.length, shipped.length),
			order_claims: orders.length === 0 ? 0 : rate(of('discussionEscalated'), orders.length),
			order_refunds: orders.length === 0 ? 0 : rate(refunded.size, orders.length),
			...this.overrides.get(sellerId),
		};
	}

	/** Sets an indicator, in percent; null lets it follow from the orders again. */
	setIndicator(sellerId: string, name: string, value: number | null): void {
		const indicator = INDICATORS.find((known) => known === name);
		if (!indicator) throw invalid('name', `The value '${name}' is not valid.`);
		const given = { ...this.overrides.get(this.context.sellers.one(sellerId).id) };
		if (value === null) delete given[indicator];
		else given[indicator] = value;
		this.overrides.set(sellerId, given);
	}

	/** `GET /sellers/addresses`. */
	addresses(sellerId: string) {
		const { shopName } = this.context.sellers.one(sellerId);
		const address = (type: string, street: string) => ({
			type,
			name: shopName,
			address: street,
			zip_code: '33000',
			city: 'Bordeaux',
			country: 'FR',
		});
		const items = [address('Billing', '12 quai des Chartrons'), address('Return', '4 rue de l’Entrepôt')];
		return { count: items.length, items };
	}

	reset(): void {
		this.overrides.clear();
	}
}
