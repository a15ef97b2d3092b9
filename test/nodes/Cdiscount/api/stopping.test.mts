import { secondsSlept, slept } from '../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../../../engine/shop.mts';
import { openProxy, type Proxy } from '../../../proxy/proxy.mts';
import { create, row } from '../resources/product/products.mts';

const proxies: Proxy[] = [];

beforeEach(secondsSlept);
afterEach(async () => {
	jest.restoreAllMocks();
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	await closeShops();
});

/** Runs a node and stops the execution in the middle of its waiting. @returns how often it waited after that */
async function stopped({ engine }: Shop, parameters: INodeParameters, items = [{}]) {
	const person = new AbortController();
	let waits = 0;
	jest.spyOn(slept, 'push').mockImplementation(() => {
		waits += 1;
		if (waits === 3) person.abort();
		return waits;
	});
	await engine.run(parameters, { items, stop: person.signal });
	return { waitsAfter: waits - 3 };
}

test('Stop ends the wait for a quota, and nothing more is asked', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: 'quota', retryAfter: 600 });

	expect((await stopped(shop, order('get', { orderId }))).waitsAfter).toBe(0);
	expect(shop.asked()).toHaveLength(1);
});

test('Stop ends the wait for the reports of products', async () => {
	const shop = await openShop({ delays: { productIntegration: 3600 } });
	const parameters = create({ waitForReport: true, waitSeconds: 900 });

	expect((await stopped(shop, parameters, [row(1)])).waitsAfter).toBe(0);
});

test('Stop leaves a call that is not answered', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	Object.assign(shop.engine.credentials.stored.Shop, { apiUrl: proxy.apiUrl });
	const person = new AbortController();
	proxy.add({ path: '/orders/**', isBefore: true, hold: async () => (person.abort(), await new Promise(() => {})) });

	await shop.engine.run(order('get', { orderId }), { stop: person.signal });

	expect(proxy.calls.filter(({ path }) => path.includes('/orders/'))).toHaveLength(1);
	expect(secondsSlept()).toBe(0);
});
