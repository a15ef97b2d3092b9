import { gunzipSync } from 'node:zlib';
import axios from 'axios';
import { closeShops, openShop } from '../engine/shop.mts';
import { waiting } from '../engine/orders.mts';
import { serveStaleReads } from './staleReads.mts';
import { deepJson, gate, headerFlood, latin1, redirect } from './odd.mts';
import { openProxy, type Proxy } from './proxy.mts';
import type { Rule } from './rules.mts';

const proxies: Proxy[] = [];

afterEach(async () => {
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	await closeShops();
});

async function opened() {
	const shop = await openShop();
	const proxy = await openProxy(shop.sandbox, { seed: 7 });
	proxies.push(proxy);
	const { orderId } = waiting(shop);
	const signIn = await fetch(proxy.tokenUrl, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: 'demo-client',
			client_secret: 'demo-secret',
		}),
	});
	const { access_token: token } = (await signIn.json()) as { access_token: string };
	const headers = { authorization: `Bearer ${token}`, sellerId: '98979', 'content-type': 'application/json' };
	proxy.forget();
	const get = async () => await fetch(`${proxy.apiUrl}/orders/${orderId}`, { headers, redirect: 'manual' });
	const status = async () => ((await (await get()).json()) as { status: string }).status;
	const confirm = async () =>
		await fetch(`${proxy.apiUrl}/orders/${orderId}/approval-status`, {
			method: 'POST',
			headers,
			body: JSON.stringify({ approval_status: 'Accepted' }),
		});
	const confirmations = () => shop.sandbox.marketplace.ledger.count({ orderId, effect: 'confirmed' });
	return { shop, proxy, get, status, confirm, confirmations };
}

test('nothing is changed where nothing is wanted, for the API and for tokens', async () => {
	const { status, confirm, confirmations, proxy } = await opened();
	expect([await status(), (await confirm()).ok, confirmations()]).toEqual(['WaitingAcceptance', true, 1]);
	expect(proxy.calls.map(({ method, status: answered }) => [method, answered])).toEqual([
		['GET', 200],
		['POST', 201],
	]);
});

test.each([
	[true, 0],
	[false, 1],
])('an answer in place of the marketplace’s (before the effect: %s)', async (isBefore, effects) => {
	const { proxy, confirm, confirmations } = await opened();
	proxy.add({ method: 'POST', isBefore, answer: { status: 418, headers: { 'X-Odd': 'a' }, body: { error: 'no' } } });
	const answered = await confirm();
	expect([answered.status, answered.headers.get('x-odd'), await answered.json()]).toEqual([418, 'a', { error: 'no' }]);
	expect(confirmations()).toBe(effects);
	expect((await confirm()).status).not.toBe(418);
});

test.each<[string, Rule]>([
	['reset', { ending: 'reset' }],
	['a body that is cut', { ending: 'cut' }],
	['broken gzip', { encoding: 'gzip', isBroken: true }],
	['broken br', { encoding: 'br', isBroken: true }],
	['100 KB of headers', headerFlood()],
	['bytes that are no HTTP', { raw: 'no HTTP\r\n\r\n' }],
])('%s cannot be read, and the next call can', async (_name, rule) => {
	const { proxy, status } = await opened();
	proxy.add(rule);
	await expect(status()).rejects.toThrow();
	expect(await status()).toBe('WaitingAcceptance');
});

test.each(['gzip', 'deflate', 'br'] as const)('%s that is right is read', async (encoding) => {
	const { proxy, get, status } = await opened();
	proxy.add({ encoding, count: 2 });
	expect((await get()).headers.get('content-encoding')).toBe(encoding);
	expect(await status()).toBe('WaitingAcceptance');
});

test.each<[string, Rule]>([
	['silence', { ending: 'silent' }],
	['headers only', { ending: 'headersOnly' }],
])('%s lasts until the caller has enough', async (_name, rule) => {
	const { proxy } = await opened();
	proxy.add(rule);
	const controller = new AbortController();
	const asked = fetch(`${proxy.apiUrl}/orders`, { signal: controller.signal }).then(
		async (found) => await found.text(),
	);
	while (proxy.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
	controller.abort();
	await expect(asked).rejects.toThrow(/abort/);
});

test('bodies of other times and depths, byte by byte, and the way elsewhere', async () => {
	const { proxy, get } = await opened();
	proxy.add({ byteEvery: 1, answer: { body: latin1('déjà') } }, { answer: { body: deepJson() } });
	proxy.add(redirect('http://127.0.0.1:1/elsewhere'), { encoding: 'gzip', answer: { status: 200, body: 'packed' } });
	expect(Buffer.from(await (await get()).arrayBuffer())).toEqual(Buffer.from('d\xe9j\xe0', 'latin1'));
	expect((await (await get()).text()).length).toBe(5000 * 6 + 1);
	expect((await get()).headers.get('location')).toBe('http://127.0.0.1:1/elsewhere');
	const asSent = { decompress: false, responseType: 'arraybuffer', proxy: false } as const;
	const { data } = await axios.get<Buffer>(`${proxy.apiUrl}/orders`, asSent);
	expect(gunzipSync(data).toString()).toBe('packed');
});

test('a call waits at a gate, and what is before it has no effect yet', async () => {
	const { proxy, confirm, confirmations } = await opened();
	const [first, second] = [gate(), gate()];
	proxy.add({ method: 'POST', isBefore: true, hold: first.hold }, { method: 'POST', hold: second.hold });
	const done = confirm();
	await first.arrived;
	expect(confirmations()).toBe(0);
	first.open();
	await second.arrived;
	expect(confirmations()).toBe(1);
	second.open();
	expect((await done).ok).toBe(true);
});

test('an effect shows late, for so many readings', async () => {
	const { proxy, status, confirm, confirmations } = await opened();
	serveStaleReads(proxy, { calls: 2 });
	const before = await status();
	await confirm();
	expect(confirmations()).toBe(1);
	expect([await status(), await status(), await status()]).toEqual([
		before,
		before,
		expect.not.stringContaining(before),
	]);
});

test('from the second call on, so many, by chance, and only what is meant', async () => {
	const { proxy, get } = await opened();
	const statuses = async (count: number) =>
		await Promise.all(Array.from({ length: count }, async () => (await get()).status));
	proxy.add({ from: 2, count: 2, answer: { status: 418 } });
	expect((await statuses(5)).filter((one) => one === 418)).toHaveLength(2);
	proxy.clear();
	proxy.add({ probability: 0.5, answer: { status: 418 } });
	const hit = (await statuses(40)).filter((one) => one === 418).length;
	expect([hit > 8, hit < 32]).toEqual([true, true]);
	proxy.clear();
	proxy.add({ isMeant: ({ path }) => path.includes('nothing'), answer: { status: 418 } });
	expect(await statuses(2)).toEqual([200, 200]);
});

test('JSON is rewritten', async () => {
	const { proxy, status } = await opened();
	proxy.add({ rewrite: (json) => ({ ...(json as object), status: 'Odd' }) });
	expect([await status(), await status()]).toEqual(['Odd', 'WaitingAcceptance']);
});
