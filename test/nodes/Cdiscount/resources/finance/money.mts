import type { INodeParameters } from 'n8n-workflow';
import { SandboxClock } from '../../../../../sandbox/marketplace/clock.mts';
import type { PlaceOrderOptions } from '../../../../../sandbox/marketplace/placing.mts';
import { openShop, SELLER, type Shop } from '../../../../engine/shop.mts';

export const finance = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'finance',
	operation,
	...parameters,
});

/** The day of these tests; invoices of 9 and 19 September 2026 exist, payouts of 11 September were made. */
export const TODAY = '2026-09-20T12:00:00Z';

/** The invoice of 9 September. */
export const INVOICE = '1420260909';

/** A shop with money: orders delivered on 1 and 15 September and, where it is asked for, of a year before. */
export async function openWithMoney(shapes?: 'measured' | 'documented'): Promise<Shop> {
	const shop = await openShop({ clock: SandboxClock.frozenAt(TODAY), shapes });
	sell(shop, '2026-08-31T08:00:00Z', { reference: 'REF-A' });
	sell(shop, '2026-09-01T08:00:00Z', { reference: 'REF-B' });
	sell(shop, '2026-09-15T08:00:00Z', { reference: 'REF-C', salesChannelId: 'SCID01' });
	return shop;
}

export const sell = ({ sandbox }: Shop, createdAt: string, wish: Partial<PlaceOrderOptions> = {}) =>
	sandbox.marketplace.placeOrder({ sellerId: SELLER, status: 'Delivered', createdAt, ...wish });
