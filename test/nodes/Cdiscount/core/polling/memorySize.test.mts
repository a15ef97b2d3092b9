import type { TriggerEvent } from '../../../../../nodes/Cdiscount/core/polling/event.ts';
import { newOrder } from '../../../../../nodes/Cdiscount/resources/order/newOrder.event.ts';
import { orderStatusChanged } from '../../../../../nodes/Cdiscount/resources/order/orderStatusChanged.event.ts';
import { orderToShip } from '../../../../../nodes/Cdiscount/resources/order/orderToShip.event.ts';
import { FakeShop } from './fakeShop.mts';
import { FakeNode, MINUTE } from './node.mts';

const ORDERS = 100_000;
const PER_POLL = 100;

afterEach(() => jest.restoreAllMocks());

/** Orders arrive at 400 an hour for ten days; each is shipped half a day later. */
async function busyDays(event: TriggerEvent) {
	const shop = new FakeShop();
	const node = new FakeNode(shop, event);
	await node.poll();
	let most = 0;
	let idle = 0;
	for (let poll = 0; poll < ORDERS / PER_POLL; poll++) {
		shop.arrive(PER_POLL, { status: 3 });
		shop.now += 15 * MINUTE;
		const shipped = poll * PER_POLL - 50 * PER_POLL;
		for (let index = 0; index < PER_POLL; index++)
			if (shipped >= 0) Object.assign(shop.orders[shipped + index], { status: 'Shipped', updatedAt: shop.now });
		await node.poll();
		most = Math.max(most, node.bytes());
		if (poll % 10 === 9) {
			const before = shop.calls;
			await node.poll();
			idle = Math.max(idle, shop.calls - before);
		}
	}
	return { node, most, idle };
}

test.each([[newOrder], [orderToShip], [orderStatusChanged]])(
	'after 100,000 orders the static data is small ($value)',
	async (event) => {
		const { node, most, idle } = await busyDays(event);
		process.stdout.write(
			`${event.value}: ${ORDERS} orders, at most ${most} bytes of static data, ${idle} call per idle poll\n`,
		);
		expect(node.deliveries.flat()).toHaveLength(event === orderStatusChanged ? ORDERS - 50 * PER_POLL : ORDERS);
		expect(most).toBeLessThan(100_000);
		expect(idle).toBe(1);
	},
	300_000,
);
