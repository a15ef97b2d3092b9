import type { TriggerEvent } from '../../../../nodes/Cdiscount/sync/event.ts';
import { newOrder } from '../../../../nodes/Cdiscount/resources/order/newOrder.event.ts';
import { orderStatusChanged } from '../../../../nodes/Cdiscount/resources/order/orderStatusChanged.event.ts';
import { orderToShip } from '../../../../nodes/Cdiscount/resources/order/orderToShip.event.ts';
import { FakeShop } from './fakeShop.mts';
import { FakeNode, HOUR } from './triggerNode.mts';

const ORDERS = 100_000;
const PER_POLL = 400;

afterEach(() => jest.restoreAllMocks());

/** Orders that are not shipped yet, and of those that are, as many as a look-back can bring. */
const OPEN = 12 * PER_POLL;
const SHIPPED = 14 * PER_POLL;

/** Orders arrive at 400 an hour; each is shipped half a day later. */
async function busyDays(event: TriggerEvent) {
	const shop = new FakeShop();
	const node = new FakeNode(shop, event, { catchUpEvery: 6 * HOUR });
	await node.poll();
	let most = 0;
	let idle = 0;
	for (let poll = 0; poll < ORDERS / PER_POLL; poll++) {
		for (let index = 0; index < PER_POLL; index++) {
			shop.now += HOUR / PER_POLL;
			// an order that is first seen as Processing has not changed yet
			shop.arrive(1, { status: event === orderStatusChanged ? 0 : 3 });
			const shipped = shop.orders.at(-OPEN - 1);
			if (shipped) Object.assign(shipped, { status: 'Shipped', updatedAt: shop.now });
		}
		// the fake marketplace forgets what nothing asks for any more, or this test would take minutes
		if (shop.orders.length >= OPEN + SHIPPED) shop.orders.splice(0, PER_POLL);
		await node.poll();
		most = Math.max(most, node.bytes());
		if (poll % 25 === 24) {
			const before = shop.calls;
			await node.poll();
			idle = Math.max(idle, shop.calls - before);
		}
	}
	return { node, most, idle };
}

test.each([newOrder, orderToShip, orderStatusChanged])(
	'after 100,000 orders the static data is small ($value)',
	async (event) => {
		const { node, most, idle } = await busyDays(event);
		process.stdout.write(
			`${event.value}: ${ORDERS} orders, at most ${most} bytes of static data, ${idle} call per idle poll\n`,
		);
		expect(node.deliveries.flat()).toHaveLength(event === orderStatusChanged ? ORDERS - OPEN : ORDERS);
		expect(most).toBeLessThan(100_000);
		expect(idle).toBe(1);
	},
	300_000,
);
