import '../../../engine/slept.mts';
import { ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop, PREPARED_AFTER } from '../../../engine/shop.mts';
import { ago, watch } from './polls.mts';

afterEach(closeShops);

describe('orderStatusChanged', () => {
	test('delivers each change with the status before; the first sight only counts as known', async () => {
		const shop = await openShop();
		const { orderId } = waiting(shop);
		const trigger = watch(shop, 'orderStatusChanged');
		expect(await trigger.poll()).toBeNull();

		shop.sandbox.marketplace.approve(orderId, { approval_status: 'Accepted' });
		expect(await trigger.poll()).toMatchObject([
			{
				eventId: `orderStatusChanged:${orderId}:Accepted`,
				orderId,
				status: 'Accepted',
				previousStatus: 'WaitingAcceptance',
			},
		]);
		expect(await trigger.poll()).toBeNull();
		shop.sandbox.clock.advance(PREPARED_AFTER + 1);
		expect(await trigger.poll()).toMatchObject([{ status: 'InPreparation', previousStatus: 'Accepted' }]);
	});

	test('tells what changed while the workflow was off', async () => {
		const shop = await openShop();
		const { orderId } = ready(shop);
		const before = watch(shop, 'orderStatusChanged');
		await before.poll();
		shop.sandbox.marketplace.ship(orderId, [{ parcelNumber: '6A1', carrierName: 'Colissimo' }]);
		shop.sandbox.clock.advance(3 * 86_400);

		const after = watch(shop, 'orderStatusChanged', {}, { state: before.saved() });

		expect(await after.poll()).toMatchObject([{ orderId, status: 'Shipped', previousStatus: 'InPreparation' }]);
	});

	test('tells the status of a new order that moved on before it was first seen, and no other', async () => {
		const shop = await openShop();
		const trigger = watch(shop, 'orderStatusChanged');
		expect(await trigger.poll()).toBeNull();
		ready(shop, { createdAt: ago(30) });
		const later = Date.now() + 2000;
		waiting(shop, { status: 'Processing', createdAt: later });
		const { orderId } = ready(shop, { createdAt: later });

		expect(await trigger.poll()).toMatchObject([{ orderId, status: 'InPreparation', previousStatus: null }]);
		expect(await trigger.poll()).toBeNull();
	});

	test('a manual test shows orders, without a status before', async () => {
		const shop = await openShop();
		ready(shop);
		const trigger = watch(shop, 'orderStatusChanged', {}, { mode: 'manual', activation: 'manual' });
		expect(await trigger.poll()).toMatchObject([{ previousStatus: null }]);
	});
});

describe('cancellationRequested', () => {
	test('delivers an order when somebody asks to cancel lines of it, and again when more lines are asked for', async () => {
		const shop = await openShop();
		const { marketplace } = shop.sandbox;
		const { orderId, lines } = ready(shop, { lineCount: 3 });
		const [first, second, third] = lines.map(({ orderLineId }) => orderLineId);
		const trigger = watch(shop, 'cancellationRequested');
		expect(await trigger.poll()).toBeNull();

		marketplace.requestCancellation(orderId, { lineIds: [first] });
		expect(await trigger.poll()).toMatchObject([
			{ eventId: `cancellationRequested:${orderId}:${first}`, orderId, cancellationRequestedFor: first },
		]);
		expect(await trigger.poll()).toBeNull();

		marketplace.requestCancellation(orderId, { lineIds: [second, third] });
		const [item] = (await trigger.poll()) ?? [];
		expect(item.eventId).toBe(`cancellationRequested:${orderId}:${[first, second, third].sort().join(',')}`);
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	});

	test('a manual test shows what waits', async () => {
		const shop = await openShop();
		shop.sandbox.marketplace.requestCancellation(ready(shop, { lineCount: 1 }).orderId);
		const trigger = watch(shop, 'cancellationRequested', {}, { mode: 'manual', activation: 'manual' });
		expect(await trigger.poll()).toHaveLength(1);
	});
});

describe.each([
	{ event: 'orderToConfirm', place: waiting, hours: 12 },
	{ event: 'orderToShip', place: ready, hours: 24 },
])('$event', ({ event, place, hours }) => {
	test(`reminds of an order that still waits after ${hours} hours, with the same id`, async () => {
		const shop = await openShop();
		const { orderId } = place(shop);
		const trigger = watch(shop, event);
		expect(await trigger.poll()).toMatchObject([{ eventId: `${event}:${orderId}`, reminder: false }]);
		shop.sandbox.clock.advance((hours - 1) * 3600);
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();

		shop.sandbox.clock.advance(2 * 3600);
		trigger.sweepNext();
		expect(await trigger.poll()).toMatchObject([{ eventId: `${event}:${orderId}`, orderId, reminder: true }]);
	});

	test('reminds of nothing when that is switched off', async () => {
		const shop = await openShop();
		place(shop);
		const trigger = watch(shop, event, { remindAfterHours: 0 });
		const [item] = (await trigger.poll()) ?? [];
		expect(item).not.toHaveProperty('reminder');
		shop.sandbox.clock.advance(30 * 3600);
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	});

	test('when n8n starts it delivers once more what it handed over last, if that still waits', async () => {
		const shop = await openShop();
		place(shop, { createdAt: ago(2) });
		const before = watch(shop, event);
		await before.poll();
		const last = place(shop);
		await before.poll();

		const after = watch(shop, event, {}, { state: before.saved(), activation: 'init' });
		expect(await after.poll()).toMatchObject([{ eventId: `${event}:${last.orderId}`, reminder: true }]);
		expect(await after.poll()).toBeNull();
		expect(await watch(shop, event, {}, { state: before.saved() }).poll()).toBeNull();
	});

	test('delivers more than one poll can carry over several polls, the oldest first, and passes over none', async () => {
		const shop = await openShop();
		const placed = Array.from({ length: 1150 }, (_, index) =>
			place(shop, { createdAt: ago(20) + index * 1000, lineCount: 1 }),
		);
		const trigger = watch(shop, event);

		const polls = [await trigger.ids(), await trigger.ids(), await trigger.ids(), await trigger.ids()];

		expect(polls.map(({ length }) => length)).toEqual([500, 500, 150, 0]);
		expect(polls.flat()).toEqual(placed.map(({ orderId }) => orderId));
	}, 60_000);
});

test('more new orders than one poll can carry come over several polls, none is passed over', async () => {
	const shop = await openShop();
	const placed = Array.from({ length: 1150 }, (_, index) =>
		ready(shop, { createdAt: ago(20) + index * 60_000, lineCount: 1 }),
	);
	const trigger = watch(shop, 'newOrder', { startFrom: 'hours', hours: 24 });

	const polls = [await trigger.ids(), await trigger.ids(), await trigger.ids(), await trigger.ids()];

	expect(polls.map(({ length }) => length)).toEqual([500, 500, 150, 0]);
	expect(polls.flat()).toEqual(placed.map(({ orderId }) => orderId));
}, 60_000);

test('stops in good time when the host says so, and goes on at the next poll', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'orderToShip');
	await trigger.poll();
	const placed = Array.from({ length: 60 }, (_, index) =>
		ready(shop, { createdAt: Date.now() + index * 1000, lineCount: 1 }),
	);
	const budget = jest.spyOn(trigger.context, 'getPollBudgetMs').mockReturnValue(0.001);

	const first = await trigger.ids();
	budget.mockRestore();
	const second = await trigger.ids();

	expect(first.length).toBeLessThan(placed.length);
	expect([...first, ...second]).toEqual(placed.map(({ orderId }) => orderId));
});

test('two trigger nodes in one workflow remember for themselves', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const [one, other] = [watch(shop, 'orderToShip'), watch(shop, 'newOrder')];
	expect([await one.ids(), await other.ids()]).toEqual([[orderId], [orderId]]);
	expect([await one.poll(), await other.poll()]).toEqual([null, null]);
});
