import { secondsSlept } from '../../../engine/slept.mts';
import type { IDataObject } from 'n8n-workflow';
import { ready } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';
import { watch } from './polls.mts';

const MINUTE = 60_000;
const FIVE = ['orderToShip', 'orderToConfirm', 'newOrder', 'newMessage', 'orderStatusChanged'];

let now: number;

beforeEach(() => {
	secondsSlept();
	now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await closeShops();
});

/** A trigger that has polled before, and what it wrote into n8n's log. */
async function running(shop: Shop, event: string) {
	const trigger = watch(shop, event);
	await trigger.poll();
	const warn = jest.spyOn(trigger.context.logger, 'warn').mockReturnValue();
	const said = () => warn.mock.calls.splice(0).map(([line]) => line);
	return { ...trigger, said };
}

/** One tick: what came, null, or the error that it failed with. */
const tick = async (trigger: { poll(): Promise<IDataObject[] | null> }) => {
	const result = await trigger.poll().catch((error: Error) => error);
	return result instanceof Error ? result : (result?.map(({ orderId }) => orderId) ?? null);
};

test('five triggers of one client ask once while the quota is used up, and none of their polls fails', async () => {
	const shop = await openShop();
	const triggers = [];
	for (const event of FIVE) triggers.push(await running(shop, event));
	shop.sandbox.calls.clear();
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 695 });
	const results = [];

	for (let minute = 0; minute < 11; minute++, now += MINUTE)
		for (const trigger of triggers) results.push(await tick(trigger));

	expect(results).toEqual(Array.from({ length: 55 }, () => null));
	expect(shop.asked()).toHaveLength(1);
	// n8n's logger is one for all of them
	const until = new Date(now - 11 * MINUTE + 695_000).toISOString();
	const line = expect.stringContaining(`nothing is asked until ${until}, and nothing is lost by it. The call quota`);
	expect(triggers[0].said()).toEqual(FIVE.map(() => line));
	const { orderId } = ready(shop);
	now += MINUTE;
	expect(await tick(triggers[0])).toEqual([orderId]);
	expect(secondsSlept()).toBe(0);
});

test('the first poll of an activation waits as well, and the trigger begins as at any first poll', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 600 });
	for (const activation of ['activate', 'init', 'update'] as const) {
		const trigger = watch(shop, 'orderToShip', {}, { activation });
		expect(await trigger.poll()).toBeNull();
		expect(trigger.saved()).toEqual({});
	}
	const trigger = watch(shop, 'orderToShip');
	await trigger.poll();
	expect(shop.asked()).toHaveLength(1);

	now += 10 * MINUTE;

	expect(await trigger.ids()).toEqual([orderId]);
});

test('an end that is put off is told to the log, and after half an hour to people, with the facts for n8n', async () => {
	const shop = await openShop();
	const trigger = await running(shop, 'orderToShip');
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 600, count: 99 });
	const failures: Array<[minute: number, error: unknown]> = [];
	const lines = [];

	for (let minute = 0; minute < 65; minute++, now += MINUTE) {
		const result = await tick(trigger);
		lines.push(...trigger.said());
		if (result !== null) failures.push([minute, result]);
	}

	expect(lines).toHaveLength(5);
	expect(failures.map(([minute]) => minute)).toEqual([30, 60]);
	expect(failures[0][1]).toMatchObject({
		message: expect.stringContaining('The call quota of this Cdiscount client is used up'),
		failure: { cause: 'quota-exhausted', retryAfterMs: 600_000 },
	});
	shop.sandbox.faults.clear();
	now += 10 * MINUTE;
	const { orderId } = ready(shop);
	expect(await tick(trigger)).toEqual([orderId]);
});

test('an end that is too far away is a failure at once, and once', async () => {
	const shop = await openShop();
	const trigger = await running(shop, 'orderToShip');
	shop.sandbox.quota.set({ calls: 0, windowSeconds: 3 * 3600 });
	shop.sandbox.calls.clear();
	const results = [];

	for (let minute = 0; minute < 170; minute++, now += MINUTE) results.push(await tick(trigger));

	expect(results[0]).toMatchObject({ failure: { cause: 'quota-exhausted', retryAfterMs: 10_800_000 } });
	expect(results.slice(1).filter((result) => result !== null)).toEqual([]);
	expect(shop.sandbox.calls.find().filter(({ status }) => status === 403)).toHaveLength(3);
	expect(trigger.said()).toEqual([]);
});

test('a success in between begins the half hour anew', async () => {
	const shop = await openShop();
	const trigger = await running(shop, 'orderToShip');
	for (let windows = 0; windows < 6; windows++) {
		shop.sandbox.faults.add({ kind: 'quota', retryAfter: 600 });
		expect(await tick(trigger)).toBeNull();
		now += 10 * MINUTE;
		expect(await tick(trigger)).toBeNull();
		now += MINUTE;
		expect(trigger.said()).toHaveLength(1);
	}
});

test('throttles without a known end, and faults of other kinds, are failures as before', async () => {
	const shop = await openShop();
	const trigger = await running(shop, 'orderToShip');
	for (const kind of ['429', '502'] as const) {
		shop.sandbox.faults.set([{ kind, count: 99 }]);
		expect(await tick(trigger)).toBeInstanceOf(Error);
	}
});
