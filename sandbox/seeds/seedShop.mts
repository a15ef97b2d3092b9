import type { Marketplace } from '../marketplace/marketplace.mts';
import type { PlaceOrderOptions } from '../marketplace/placing.mts';
import { seedDiscussions } from './seedDiscussions.mts';
import { seedFulfilment } from './seedFulfilment.mts';
import { seedOffers } from './seedOffers.mts';

const HOUR = 3600_000;

/** Everything the demonstration shows: orders, offers, discussions with one claim, stock in Octopia's warehouse. */
export function seedShop(marketplace: Marketplace): void {
	seedDemoOrders(marketplace);
	seedOffers(marketplace);
	seedDiscussions(marketplace);
	seedFulfilment(marketplace);
}

/** About a dozen orders in every state a seller meets, for the demonstration. Times are relative to the clock. */
function seedDemoOrders(marketplace: Marketplace): void {
	const home = '98979';
	const bike = '98980';
	const orders: Array<[hoursAgo: number, hoursSince: number, options: PlaceOrderOptions]> = [
		// so old that Octopia has invoiced and paid it, whatever the day
		[720, 600, { sellerId: home, status: 'Delivered', lineCount: 1 }],
		[120, 40, { sellerId: home, status: 'Delivered', lineCount: 1 }],
		[96, 94, { sellerId: home, status: 'Refused', lineCount: 1 }],
		[75, 50, { sellerId: bike, status: 'Shipped', lineCount: 2 }],
		[60, 30, { sellerId: home, status: 'Shipped', pickup: true, lineCount: 1 }],
		[47, 47, { sellerId: home, status: 'WaitingAcceptance', lineCount: 1 }],
		[40, 20, { sellerId: home, status: 'InPreparation', lineCount: 3 }],
		[30, 28, { sellerId: home, status: 'InPreparation', business: true, lineCount: 2 }],
		[26, 25, { sellerId: bike, status: 'InPreparation', pickup: true, lineCount: 1 }],
		[22, 21, { sellerId: home, status: 'InPreparation', supplyMode: 'Fulfillment', lineCount: 1 }],
		[12, 12, { sellerId: home, status: 'WaitingAcceptance', lineCount: 2 }],
		[5, 5, { sellerId: bike, status: 'InPreparation', lineCount: 1 }],
		[3, 3, { sellerId: home, status: 'WaitingAcceptance', business: true, lineCount: 1 }],
		[1, 1, { sellerId: home, status: 'WaitingAcceptance', pickup: true, lineCount: 1 }],
	];
	const now = marketplace.clock.now();
	for (const [hoursAgo, hoursSince, options] of orders) {
		marketplace.placeOrder({ ...options, createdAt: now - hoursAgo * HOUR, updatedAt: now - hoursSince * HOUR });
	}
}

/** So many fresh orders of every kind, spread over the shops that exist for the demonstration. */
export function seedOrders(marketplace: Marketplace, count: number): void {
	const kinds: Array<Partial<PlaceOrderOptions>> = [
		{},
		{ lineCount: 3 },
		{ pickup: true },
		{ business: true },
		{},
		{ supplyMode: 'Fulfillment' },
		{ supplyMode: 'mixed' },
	];
	for (let index = 0; index < count; index += 1) {
		const sellerId = index % 3 === 2 ? '98980' : '98979';
		marketplace.placeOrder({ sellerId, ...kinds[index % kinds.length] });
	}
}
