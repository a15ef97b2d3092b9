import { secondsSlept } from '../../../engine/slept.mts';
import { order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { watch } from './polls.mts';

beforeEach(secondsSlept);
afterEach(async () => {
	jest.restoreAllMocks();
	await closeShops();
});

/** A marketplace that gives so many orders a page, whatever it is asked for (more than that where it is above 100). */
async function openedWith(most: number) {
	const shop = await openShop();
	const { marketplace } = shop.sandbox;
	const list = marketplace.listOrders.bind(marketplace);
	jest.spyOn(marketplace, 'listOrders').mockImplementation((seller, query = {}) => {
		const all: ReturnType<typeof list> = [];
		for (let pageindex = 1; all.length === (pageindex - 1) * 100; pageindex++)
			all.push(...list(seller, { ...query, pagesize: '100', pageindex: String(pageindex) }));
		const size = most > 100 ? most : Math.min(most, Number(query.pagesize));
		return all.slice((Number(query.pageindex) - 1) * size, Number(query.pageindex) * size);
	});
	/** Places orders, a second apart or all of one moment. */
	const place = (count: number, apart = 1000) => {
		const now = Date.now();
		return Array.from({ length: count }, (_, index) => ready(shop, { createdAt: now + index * apart }).orderId);
	};
	return { shop, place };
}

const SIZES = [50, 150, 37, 25, 10];

test.each(SIZES)('where %d orders are a page, Get Many brings all 120', async (most) => {
	const { shop, place } = await openedWith(most);
	const placed = place(120);

	const { output } = await shop.engine.run(order('getAll', { returnAll: true }));

	expect(new Set(output.map(({ json }) => json.orderId))).toEqual(new Set(placed));
	expect(output).toHaveLength(120);
});

test.each(
	SIZES.flatMap((most) => [
		{ most, apart: 1000 },
		{ most, apart: 0 },
	]),
)(
	'where $most orders are a page, the trigger delivers what comes after as many as that ($apart ms apart)',
	async ({ most, apart }) => {
		const { shop, place } = await openedWith(most);
		const trigger = watch(shop, 'orderToShip');
		const known = place(most, apart);
		expect(new Set(await trigger.ids())).toEqual(new Set(known));

		const placed = place(210);
		const delivered = [...(await trigger.ids()), ...(await trigger.ids())];

		expect(delivered).toEqual(placed);
		expect(await trigger.poll()).toBeNull();
	},
	60_000,
);

test.each([9, 37, 50, 60, 100])('a poll that finds nothing new behind %d known orders is one call', async (known) => {
	const { shop, place } = await openedWith(100);
	const trigger = watch(shop, 'orderToShip');
	place(known);
	await trigger.poll();
	// the second one reads the whole overlap, as one does every ten minutes
	await trigger.poll();
	shop.sandbox.calls.clear();

	expect([await trigger.poll(), await trigger.poll()]).toEqual([null, null]);
	expect(shop.asked()).toEqual(['GET /orders', 'GET /orders']);
});
