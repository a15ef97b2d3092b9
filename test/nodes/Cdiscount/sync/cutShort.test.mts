import { newOrder } from '../../../../nodes/Cdiscount/resources/order/newOrder.event.ts';
import { orderStatusChanged } from '../../../../nodes/Cdiscount/resources/order/orderStatusChanged.event.ts';
import { orderToShip } from '../../../../nodes/Cdiscount/resources/order/orderToShip.event.ts';
import type { TriggerEvent } from '../../../../nodes/Cdiscount/sync/event.ts';
import { FakeShop } from './fakeShop.mts';
import { FakeNode, HOUR, MINUTE } from './triggerNode.mts';

afterEach(() => jest.restoreAllMocks());

/** A trigger that is on for a few minutes. */
async function running(event: TriggerEvent, shop = new FakeShop()) {
	const node = new FakeNode(shop, event);
	const polls = async (count: number) => {
		for (let poll = 0; poll < count; poll++) {
			await node.poll();
			shop.now += MINUTE;
		}
	};
	await polls(3);
	return { shop, node, polls };
}

test.each([
	{ event: orderToShip, orders: 4000, spread: 5 * MINUTE },
	{ event: newOrder, orders: 4000, spread: 5 * MINUTE },
	{ event: orderToShip, orders: 4000, spread: 500 },
])(
	'$event.value: more changes at once than a poll can read, while a catch-up is due, are all delivered ($spread ms)',
	async ({ event, orders, spread }) => {
		const { shop, node, polls } = await running(event);
		Object.assign(node, { budget: 40_000 });
		shop.perCall = 1500;
		shop.now += 2 * HOUR;
		const begin = shop.now - 20 * MINUTE;
		for (let index = 0; index < orders; index++)
			shop.arrive(1, { status: 3, late: shop.now - begin - (index * spread) / orders });
		await polls(30);
		shop.arrive(1, { status: 3 });
		await polls(5);

		expect(node.deliveries.flat()).toHaveLength(orders + 1);
		expect(new Set(node.counts().values())).toEqual(new Set([1]));
	},
	60_000,
);

test('more changes of status at once than a poll can read are all told', async () => {
	const shop = new FakeShop();
	shop.arrive(4000, { status: 3, late: HOUR });
	const { node, polls } = await running(orderStatusChanged, shop);
	await polls(12);
	Object.assign(node, { budget: 40_000 });
	shop.perCall = 1500;
	shop.now += 2 * HOUR;
	const begin = shop.now - 20 * MINUTE;
	shop.orders.forEach((order, index) => Object.assign(order, { status: 'Shipped', updatedAt: begin + index * 75 }));
	await polls(30);

	expect(node.deliveries.flat()).toHaveLength(4000);
}, 60_000);

test('a call that fails after a first page: what was read is delivered, and a fault that lasts is told by the next poll', async () => {
	const { shop, node } = await running(orderToShip);
	for (let index = 0; index < 120; index++) {
		shop.now += 1000;
		shop.arrive(1, { status: 3 });
	}
	shop.mishaps = ['fine', 'fails'];
	expect(await node.poll()).toHaveLength(100);
	expect(node.failures).toBe(0);

	shop.mishaps = ['fails'];
	await node.poll();
	expect(node.failures).toBe(1);
	expect(await node.poll()).toHaveLength(20);
});

test('a fault that comes at the same place each time is told', async () => {
	const { shop, node } = await running(orderToShip);
	shop.arrive(150, { status: 3 });
	for (let poll = 0; poll < 3; poll++) {
		shop.mishaps = ['fine', 'fails', 'fails'];
		await node.poll();
	}
	expect(node.deliveries.flat()).toHaveLength(100);
	expect(node.failures).toBeGreaterThanOrEqual(1);
});

test('a catch-up that fails keeps nothing from being delivered', async () => {
	const { shop, node } = await running(orderToShip);
	shop.now += 2 * HOUR;
	shop.arrive(1, { status: 3 });
	shop.mishaps = ['fine', 'fails'];
	expect(await node.poll()).toHaveLength(1);
	shop.mishaps = ['fine', 'fails'];
	await node.poll();
	expect(node.failures).toBe(1);
});

test.each([newOrder, orderToShip])(
	'$value: an answer whose clock is far ahead silences nothing and repeats nothing',
	async (event) => {
		const { shop, node, polls } = await running(event);
		shop.arrive(1, { status: 3 });
		await polls(1);
		shop.clockError = 300 * 24 * HOUR;
		await polls(1);
		shop.clockError = 0;
		await polls(3);
		shop.arrive(1, { status: 3 });
		await polls(70);

		expect(node.deliveries.flat().map(({ orderId }) => orderId)).toEqual(['O0', 'O1']);
	},
);

test('an answer whose clock is far behind repeats nothing', async () => {
	const { shop, node, polls } = await running(newOrder);
	shop.arrive(1, { status: 3 });
	await polls(2);
	shop.clockError = -300 * 24 * HOUR;
	await polls(1);
	shop.clockError = 0;
	await polls(70);

	expect(node.deliveries.flat()).toHaveLength(1);
});
