import '../../../engine/slept.mts';
import { ready } from '../../../engine/orders.mts';
import { closeShops, openShop, SELLER, type Shop } from '../../../engine/shop.mts';
import { SandboxClock } from '../../../../sandbox/marketplace/clock.mts';
import { watch } from './polls.mts';

afterEach(closeShops);

const REQUESTS = '/order-cancellation-requests';
const requestsRead = (shop: Shop) => shop.sandbox.calls.count({ path: REQUESTS });

/** An order of so many lines in a shop whose trigger runs. */
async function watchedOrder(lineCount = 1) {
	const clock = SandboxClock.frozenAt(new Date());
	const shop = await openShop({ clock });
	const { orderId, lines } = ready(shop, { lineCount });
	const trigger = watch(shop, 'cancellationRequested');
	expect(await trigger.poll()).toBeNull();
	clock.advance(60);
	const lineIds = lines.map(({ orderLineId }) => orderLineId);
	return { shop, clock, marketplace: shop.sandbox.marketplace, trigger, orderId, lineIds };
}

describe('cancellationRequested', () => {
	test.each(['Customer', 'SalesChannel'] as const)('tells that the %s asks, with one more call', async (origin) => {
		const { shop, marketplace, trigger, orderId } = await watchedOrder();
		marketplace.requestCancellation(orderId, { origin });

		expect(await trigger.poll()).toMatchObject([{ orderId, requestedBy: origin }]);
		expect(await trigger.poll()).toBeNull();
		expect(requestsRead(shop)).toBe(1);
	});

	test("the seller's own cancellation is none of it, and is asked about once", async () => {
		const { shop, marketplace, trigger, orderId } = await watchedOrder();
		const { refunds } = marketplace;
		refunds.cancellations.cancelOrder(SELLER, { orderSellerId: orderId, reason: 'seller-out-of-stock' });

		expect(await trigger.poll()).toBeNull();
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
		expect(requestsRead(shop)).toBe(1);
	});

	test("names the customer's lines only, where the seller cancels others", async () => {
		const { marketplace, trigger, orderId, lineIds } = await watchedOrder(2);
		const [own, other] = lineIds;
		const line = { lineId: own, reason: 'seller-out-of-stock' };
		marketplace.refunds.cancellations.cancelLines(SELLER, { orderSellerId: orderId, lines: [line] });
		expect(await trigger.poll()).toBeNull();
		marketplace.requestCancellation(orderId, { lineIds: [other] });

		expect(await trigger.poll()).toMatchObject([{ cancellationRequestedFor: other, requestedBy: 'Customer' }]);
	});

	test.each(['500', 'notJson'] as const)('is delivered although nobody can say who asks (%s)', async (kind) => {
		const { shop, marketplace, trigger, orderId } = await watchedOrder();
		marketplace.requestCancellation(orderId);
		shop.sandbox.faults.add({ kind, path: REQUESTS, count: 99 });

		expect(await trigger.poll()).toMatchObject([{ orderId, requestedBy: null }]);
		expect(await trigger.poll()).toBeNull();
	});

	test('is not delivered again when the order was shipped since and changes days later', async () => {
		const { marketplace, trigger, orderId, lineIds, clock } = await watchedOrder(2);
		marketplace.requestCancellation(orderId, { lineIds: lineIds.slice(0, 1) });
		expect(await trigger.poll()).toHaveLength(1);
		const order = marketplace['orders'].find(orderId);
		order.status = 'Shipped';
		clock.advance(72 * 3600);
		for (let catchUps = 0; catchUps < 5; catchUps++) {
			trigger.sweepNext();
			expect(await trigger.poll()).toBeNull();
		}

		order.updatedAt = clock.now();

		expect(order.lines.map(({ status }) => status)).toContain('CancelRequest');
		expect(await trigger.poll()).toBeNull();
	});
});
