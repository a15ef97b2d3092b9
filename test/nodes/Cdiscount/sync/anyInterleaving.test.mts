import fc from 'fast-check';
import type { TriggerEvent } from '../../../../nodes/Cdiscount/sync/event.ts';
import { newOrder } from '../../../../nodes/Cdiscount/resources/order/newOrder.event.ts';
import { orderStatusChanged } from '../../../../nodes/Cdiscount/resources/order/orderStatusChanged.event.ts';
import { orderToConfirm } from '../../../../nodes/Cdiscount/resources/order/orderToConfirm.event.ts';
import { orderToShip } from '../../../../nodes/Cdiscount/resources/order/orderToShip.event.ts';
import { runs } from '../../../runs.mts';
import { FakeShop, LIFE } from './fakeShop.mts';
import { FakeNode } from './triggerNode.mts';
import { anySteps, play, settle, type Step } from './steps.mts';

const RUNS = runs(100);

let polls = 0;
let deliveries = 0;

afterEach(() => jest.restoreAllMocks());
afterAll(() => process.stdout.write(`${RUNS.numRuns} runs each: ${polls} polls, ${deliveries} deliveries\n`));

async function check(steps: fc.Arbitrary<Step[]>, property: (steps: Step[]) => Promise<void>): Promise<void> {
	await fc.assert(fc.asyncProperty(steps, property), RUNS);
}

/** Only what happens every day: nothing comes late, no answer is wrong. Then no catch-up is needed. */
const plainSteps = () => anySteps({ late: false, kinds: ['fine', 'fine', 'fails', 'shifts', 'shifts'] });

async function played(event: TriggerEvent, steps: Step[]) {
	const shop = new FakeShop();
	shop.arrive(3, { status: 1, late: 3_600_000 });
	const node = new FakeNode(shop, event);
	await node.poll();
	await play(steps, shop, node);
	await settle(shop, node);
	polls += node.deliveries.length + node.failures;
	deliveries += node.deliveries.flat().length;
	return { shop, node };
}

const WORK = [
	{ event: orderToConfirm, status: 'WaitingAcceptance' },
	{ event: orderToShip, status: 'InPreparation' },
];

describe.each(WORK)('$event.value', ({ event, status }) => {
	test('whatever happens: what waits has been delivered, once, in order of time', async () => {
		await check(anySteps(), async (steps) => {
			const { shop, node } = await played(event, steps);
			const counts = node.counts();
			for (const order of shop.orders.filter((one) => one.status === status))
				expect(counts.get(`${event.value}:${order.orderId}`)).toBe(1);
			expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
		});
	}, 300_000);

	test('with an older checkpoint: what waits has been delivered, repeats have the same id', async () => {
		await check(anySteps({ ageing: true }), async (steps) => {
			const { shop, node } = await played(event, steps);
			const counts = node.counts();
			for (const order of shop.orders.filter((one) => one.status === status))
				expect(counts.get(`${event.value}:${order.orderId}`)).toBeGreaterThanOrEqual(1);
			const restarts = steps.filter(({ kind }) => kind === 'restart').length;
			expect(Math.max(1, ...counts.values())).toBeLessThanOrEqual(1 + restarts);
		});
	}, 300_000);
});

test('newOrder, whatever happens: every order since the activation has been delivered, once, and none of before', async () => {
	await check(anySteps(), async (steps) => {
		const shop = new FakeShop();
		shop.arrive(2, { status: 4, late: 600_000 });
		shop.arrive(2, { status: 3, late: 90_000_000 });
		const activated = shop.now;
		const node = new FakeNode(shop, newOrder);
		await node.poll();
		await play(steps, shop, node);
		await settle(shop, node);
		polls += node.deliveries.length + node.failures;
		deliveries += node.deliveries.flat().length;
		const counts = node.counts();
		for (const order of shop.orders.filter(({ createdAt }) => createdAt >= activated))
			expect([order.orderId, counts.get(`newOrder:${order.orderId}`)]).toEqual([order.orderId, 1]);
		expect([0, 1, 2, 3].map((index) => counts.get(`newOrder:O${index}`) ?? 0)).toEqual([0, 0, 1, 1]);
		expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
	});
}, 300_000);

test.each([
	{ event: newOrder, status: undefined },
	{ event: orderToConfirm, status: 'WaitingAcceptance' },
	{ event: orderToShip, status: 'InPreparation' },
])(
	'$event.value: failures and pages that move cost no more than the next poll, without a catch-up',
	async ({ event, status }) => {
		await check(plainSteps(), async (steps) => {
			const shop = new FakeShop();
			const node = new FakeNode(shop, event, { catchUpEvery: 1e12 });
			await node.poll();
			await play(steps, shop, node);
			node.budget = Infinity;
			for (let poll = 0; poll < 3 + shop.orders.length / 500; poll++) await node.poll();
			polls += node.deliveries.length + node.failures;
			const counts = node.counts();
			for (const order of shop.orders.filter((one) => status === undefined || one.status === status))
				expect([order.orderId, counts.get(`${event.value}:${order.orderId}`)]).toEqual([order.orderId, 1]);
		});
	},
	300_000,
);

test('orderStatusChanged, whatever happens: each change that lasts is told once, with what it was before', async () => {
	await check(anySteps(), async (steps) => {
		const { shop, node } = await played(orderStatusChanged, steps);
		expect([...node.counts().values()].filter((count) => count > 1)).toEqual([]);
		const told = new Map<string, string>();
		for (const { orderId, status, previousStatus } of node.deliveries.flat()) {
			if (told.has(orderId)) expect(previousStatus).toBe(told.get(orderId));
			told.set(orderId, status);
		}
		for (const { orderId, status } of shop.orders) expect(told.get(orderId) ?? status).toBe(status);

		const before = shop.orders.map(({ status }) => status);
		shop.orders.forEach((_order, index) => shop.step(index));
		node.deliveries.length = 0;
		await settle(shop, node, 60);
		const expected = shop.orders.filter((_order, index) => before[index] !== LIFE.at(-1));
		expect(
			node.deliveries
				.flat()
				.map(({ orderId }) => orderId)
				.sort(),
		).toEqual(expected.map(({ orderId }) => orderId).sort());
		for (const { orderId, previousStatus } of node.deliveries.flat())
			expect(previousStatus).toBe(before[Number(orderId.slice(1))]);
	});
}, 300_000);
