import { secondsSlept } from '../../../engine/slept.mts';
import { ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { openProxy, type Proxy } from '../../../proxy/proxy.mts';
import { watch } from './polls.mts';

const realTimeout = AbortSignal.timeout.bind(AbortSignal);
const proxies: Proxy[] = [];

beforeEach(() => {
	secondsSlept();
	// what a poll gives a call is over in a fraction of a second
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => realTimeout(Math.ceil(ms / 20)));
});
afterEach(async () => {
	jest.restoreAllMocks();
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	await closeShops();
});

async function opened() {
	const shop = await openShop();
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	Object.assign(shop.engine.credentials.stored.Shop, { apiUrl: proxy.apiUrl });
	const trigger = watch(shop, 'orderToShip');
	await trigger.poll();
	const { orderId } = ready(shop);
	proxy.forget();
	return { proxy, trigger, orderId };
}

test('a poll that meets a dripping answer ends and says so, and the next one delivers', async () => {
	const { proxy, trigger, orderId } = await opened();
	proxy.add({ path: '/orders', byteEvery: 30, count: 99 });

	await expect(trigger.poll()).rejects.toThrow('The marketplace did not answer in time.');
	proxy.clear();

	expect(await trigger.ids()).toEqual([orderId]);
});

test('a poll that gives way to one that still runs tells it to the log', async () => {
	const { proxy, trigger, orderId } = await opened();
	const warn = jest.spyOn(trigger.context.logger, 'warn').mockReturnValue();
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	proxy.add({ path: '/orders', hold: async () => await held });
	jest.mocked(AbortSignal.timeout).mockImplementation(realTimeout);

	const slow = trigger.ids();
	expect(await trigger.poll()).toBeNull();
	release();

	expect(await slow).toEqual([orderId]);
	expect(warn.mock.calls.flat()).toEqual([
		expect.stringMatching(/^Cdiscount Trigger: this poll is left out, because the one before still runs/),
	]);
});

test('a poll has no call that could last into the next one', async () => {
	const { proxy, trigger } = await opened();
	const limits: number[] = [];
	jest.mocked(AbortSignal.timeout).mockImplementation((ms) => (limits.push(ms), realTimeout(ms)));
	jest.spyOn(trigger.context, 'getPollBudgetMs').mockReturnValue(12_000);

	await trigger.poll();

	expect(proxy.calls.length).toBeGreaterThan(0);
	for (const limit of limits) expect(limit).toBeLessThanOrEqual(12_000 * 0.95);
});
