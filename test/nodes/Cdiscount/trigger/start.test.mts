import '../../../engine/slept.mts';
import { Engine } from '../../../engine/engine.mts';
import { ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { SandboxClock } from '../../../../sandbox/marketplace/clock.mts';
import { ago, watch } from './polls.mts';

afterEach(closeShops);

describe.each([
	{ event: 'newOrder', place: waiting },
	{ event: 'orderToConfirm', place: waiting },
	{ event: 'orderToShip', place: ready },
])('$event', ({ event, place }) => {
	test('from everything still open: delivers the orders of before first', async () => {
		const shop = await openShop();
		const [older, old] = [place(shop, { createdAt: ago(40) }), place(shop, { createdAt: ago(3) })];
		const trigger = watch(shop, event, { startFrom: 'open' });

		expect(await trigger.ids()).toEqual([older.orderId, old.orderId]);
		const fresh = place(shop);
		expect(await trigger.ids()).toEqual([fresh.orderId]);
	});

	test('from now: delivers only what comes', async () => {
		const shop = await openShop();
		place(shop, { createdAt: ago(40) });
		place(shop, { createdAt: ago(0.1) });
		const trigger = watch(shop, event, { startFrom: 'now' });

		expect(await trigger.poll()).toBeNull();
		const fresh = place(shop, { createdAt: Date.now() + 1000 });
		expect(await trigger.ids()).toEqual([fresh.orderId]);
		trigger.sweepNext();
		expect(await trigger.poll()).toBeNull();
	});

	test('from the last hours: delivers what is younger', async () => {
		const shop = await openShop();
		place(shop, { createdAt: ago(4) });
		const young = place(shop, { createdAt: ago(2) });
		const trigger = watch(shop, event, { startFrom: 'hours', hours: 3 });

		expect(await trigger.ids()).toEqual([young.orderId]);
		expect(await trigger.poll()).toBeNull();
	});

	test('goes on where it stopped when it is activated again', async () => {
		const shop = await openShop();
		place(shop);
		const before = watch(shop, event);
		await before.poll();
		const missed = place(shop);

		const after = watch(shop, event, {}, { state: before.saved() });

		expect(await after.ids()).toEqual([missed.orderId]);
	});
});

test('an order shipped before the activation is no new order, even while an older one is open', async () => {
	const shop = await openShop();
	const open = ready(shop, { createdAt: ago(40) });
	ready(shop, { status: 'Shipped', createdAt: ago(20) });
	ready(shop, { status: 'Delivered', createdAt: ago(0.1) });
	const trigger = watch(shop, 'newOrder', { startFrom: 'open' });

	expect(await trigger.ids()).toEqual([open.orderId]);
	expect(await trigger.poll()).toBeNull();
});

test('a new order that was shipped between two polls is delivered, in a shop that had none', async () => {
	const shop = await openShop();
	const trigger = watch(shop, 'newOrder', { startFrom: 'open' });
	expect(await trigger.poll()).toBeNull();

	const quick = ready(shop, { status: 'Shipped', createdAt: Date.now() + 1000 });

	expect(await trigger.ids()).toEqual([quick.orderId]);
});

test("starts from now by the marketplace's clock, not by this machine's", async () => {
	const clock = SandboxClock.frozenAt('2026-01-05T08:00:00Z');
	const shop = await openShop({ clock });
	ready(shop, { createdAt: '2026-01-05T07:00:00Z' });
	const trigger = watch(shop, 'orderToShip', { startFrom: 'now' });
	expect(await trigger.poll()).toBeNull();

	clock.advance(60);
	const { orderId } = ready(shop);

	expect(await trigger.ids()).toEqual([orderId]);
});

test('another event starts anew', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	const before = watch(shop, 'newOrder');
	await before.poll();

	expect(await watch(shop, 'orderToConfirm', {}, { state: before.saved() }).ids()).toEqual([orderId]);
});

test('another seller starts anew', async () => {
	const shop = await openShop();
	ready(shop);
	const theirs = ready(shop, { sellerId: '98980', createdAt: ago(10) });
	const before = watch(shop, 'orderToShip');
	await before.poll();

	const other = { ...shop, engine: new Engine({ ...shop.credential, sellerId: '98980' }) };

	expect(await watch(other, 'orderToShip', {}, { state: before.saved() }).ids()).toEqual([theirs.orderId]);
});

test('a checkpoint of another version starts anew', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	expect(await watch(shop, 'orderToShip', {}, { state: { checkpoint: { version: 0, seen: {} } } }).ids()).toEqual([
		orderId,
	]);
});

test('an event that this version does not have is named', async () => {
	const shop = await openShop();

	await expect(watch(shop, 'moonrise').poll()).rejects.toThrow('This version of the node has no event "moonrise".');
	expect(shop.asked()).toEqual([]);
});

test.each(['newOrder', 'orderToShip'])(
	'a manual test of %s shows the newest orders and leaves the checkpoint alone',
	async (event) => {
		const shop = await openShop();
		const placed = [5, 4, 3, 2, 1].map((hours) => ready(shop, { createdAt: ago(hours) }));
		const trigger = watch(shop, event, {}, { mode: 'manual', activation: 'manual' });

		expect(await trigger.ids()).toEqual(placed.slice(2).map(({ orderId }) => orderId));
		expect(await trigger.ids()).toHaveLength(3);
		expect(trigger.state()).toEqual({});
	},
);

test('a manual test with nothing to show shows nothing', async () => {
	const shop = await openShop();
	expect(await watch(shop, 'newOrder', {}, { mode: 'manual', activation: 'manual' }).poll()).toBeNull();
});
