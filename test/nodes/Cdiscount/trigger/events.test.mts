import '../../../engine/slept.mts';
import { ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, PREPARED_AFTER, SELLER } from '../../../engine/shop.mts';
import { ago, watch } from './polls.mts';

afterEach(closeShops);

const EVENTS = [
	{ event: 'newOrder', place: waiting },
	{ event: 'orderToConfirm', place: waiting },
	{ event: 'orderToShip', place: ready },
];

describe.each(EVENTS)('$event', ({ event, place }) => {
	test('delivers each order once, with its id and what can be done', async () => {
		const shop = await openShop();
		const trigger = watch(shop, event);
		expect(await trigger.poll()).toBeNull();

		const { orderId, status } = place(shop, { lineCount: 2 });

		const availableActions = place === ready ? 'ship, cancel' : 'confirm, refuse';
		expect(await trigger.poll()).toMatchObject([
			{ event, eventId: `${event}:${orderId}`, orderId, status, availableActions },
		]);
		expect(await trigger.poll()).toBeNull();
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	});

	test('gives one item per line, all with the id of their event', async () => {
		const shop = await openShop();
		const { orderId, lines } = place(shop, { lineCount: 3 });

		const items = await watch(shop, event, { output: 'line' }).poll();

		expect(items).toMatchObject(
			lines.map(({ orderLineId }) => ({
				eventId: `${event}:${orderId}`,
				rowId: `${orderId}/${orderLineId}`,
				orderId,
				orderLineId,
			})),
		);
		expect(items).toHaveLength(3);
	});

	test('without Simplify delivers everything the marketplace says', async () => {
		const shop = await openShop();
		const placed = place(shop);

		expect(await watch(shop, event, { simplify: false }).poll()).toMatchObject([{ ...placed, sellerId: SELLER }]);
	});

	test('delivers hundreds of orders between two polls, in order', async () => {
		const shop = await openShop();
		const trigger = watch(shop, event);
		await trigger.poll();
		const placed = Array.from({ length: 250 }, (_, index) => place(shop, { createdAt: Date.now() + index * 1000 }));

		expect(await trigger.ids()).toEqual(placed.map(({ orderId }) => orderId));
		expect(await trigger.poll()).toBeNull();
	});

	test('delivers an order that the marketplace shows late, and no other again', async () => {
		const shop = await openShop();
		const trigger = watch(shop, event);
		place(shop);
		await trigger.poll();

		const late = place(shop, { createdAt: ago(0.3) });

		expect(await trigger.ids()).toEqual([late.orderId]);
	});

	test('asks the marketplace once when there is nothing new', async () => {
		const shop = await openShop();
		const trigger = watch(shop, event);
		place(shop);
		await trigger.poll();
		shop.sandbox.calls.clear();

		expect(await trigger.poll()).toBeNull();
		expect(shop.asked()).toEqual(['GET /orders']);
		expect(shop.tokens()).toBe(0);
	});

	test('never writes', async () => {
		const shop = await openShop();
		place(shop);
		await watch(shop, event).poll();
		expect(shop.writes()).toEqual([]);
	});
});

test.each(['Cancelled', 'Refused', 'Rejected'] as const)('an order that is %s is no new order', async (status) => {
	const shop = await openShop();
	const trigger = watch(shop, 'newOrder');
	await trigger.poll();
	ready(shop, { status });

	expect(await trigger.poll()).toBeNull();
});

test('a new order is one event, whatever becomes of it', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'newOrder');
	const { orderId } = waiting(shop);
	expect(await trigger.ids()).toEqual([orderId]);

	shop.sandbox.marketplace.approve(orderId, { approval_status: 'Accepted' });
	expect(await trigger.poll()).toBeNull();
	shop.sandbox.clock.advance(PREPARED_AFTER + 1);
	expect(await trigger.poll()).toBeNull();
});

test('an order becomes "to confirm" when the marketplace has checked it', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToConfirm');
	const { orderId } = waiting(shop, { status: 'Processing' });
	shop.sandbox.clock.advance(2);

	expect(await trigger.ids()).toEqual([orderId]);
});

test('an order becomes "to ship" when it is paid', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToShip');
	const { orderId } = waiting(shop);
	shop.sandbox.marketplace.approve(orderId, { approval_status: 'Accepted' });
	expect(await trigger.poll()).toBeNull();

	shop.sandbox.clock.advance(PREPARED_AFTER + 1);

	expect(await trigger.poll()).toMatchObject([
		{ orderId, availableActions: 'ship, cancel', shipTo: expect.stringContaining(', FR, ') },
	]);
});

test('a shop that accepts automatically gets its orders to ship, and none to confirm', async () => {
	const shop = await openShop({ autoAccept: true });
	const [toConfirm, toShip] = [watch(shop, 'orderToConfirm'), watch(shop, 'orderToShip')];
	const { orderId } = waiting(shop, { status: 'Processing' });
	shop.sandbox.clock.advance(2);
	expect(await toConfirm.poll()).toBeNull();
	shop.sandbox.clock.advance(PREPARED_AFTER);

	expect(await toShip.ids()).toEqual([orderId]);
	expect(await toConfirm.poll()).toBeNull();
});

test.each(['Fulfillment', 'Xdock'] as const)(
	'an order that Octopia ships (%s) is never to ship',
	async (supplyMode) => {
		const shop = await openShop();
		ready(shop, { supplyMode });

		const trigger = watch(shop, 'orderToShip');

		expect(await trigger.poll()).toBeNull();
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	},
);

test('a mixed order is to ship', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { supplyMode: 'mixed' });
	expect(await watch(shop, 'orderToShip').ids()).toEqual([orderId]);
});

test('an order whose address is not known yet is delivered when it is', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToShip');
	const placed = ready(shop, { lineCount: 1 });
	const hidden = { ...placed, lines: [{ ...placed.lines[0], shippingAddress: null }] };
	jest.spyOn(shop.sandbox.marketplace, 'listOrders').mockReturnValueOnce([hidden]);

	expect(await trigger.poll()).toBeNull();
	expect(await trigger.ids()).toEqual([placed.orderId]);
});

test('an order with a line to be cancelled is not delivered again', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToShip');
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	expect(await trigger.ids()).toEqual([orderId]);

	shop.sandbox.marketplace.requestCancellation(orderId, { lineIds: [lines[0].orderLineId] });

	expect(await trigger.poll()).toBeNull();
});
