import { secondsSlept, slept } from '../../../engine/slept.mts';
import { order, ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { openProxy, type Proxy } from '../../../proxy/proxy.mts';
import type { Rule } from '../../../proxy/rules.mts';

const realTimeout = AbortSignal.timeout.bind(AbortSignal);
const proxies: Proxy[] = [];

beforeEach(() => {
	secondsSlept();
	// limits of a minute are over in a fraction of a second
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => realTimeout(Math.ceil(ms / 150)));
});
afterEach(async () => {
	jest.restoreAllMocks();
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	await closeShops();
});

/** A shop behind a proxy, with some orders. */
async function opened(count: number, place: typeof ready = ready) {
	const shop = await openShop();
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	Object.assign(shop.engine.credentials.stored.Shop, { apiUrl: proxy.apiUrl, tokenUrl: proxy.tokenUrl });
	const items = Array.from({ length: count }, () => ({ orderId: place(shop).orderId }));
	const run = async (operation: string, onError?: 'continueRegularOutput') =>
		await shop.engine.run(order(operation, { orderId: '={{ $json.orderId }}' }), { items, onError });
	return { shop, proxy, items, run };
}

const onOrders = (rule: Rule): Rule => ({ path: '/orders/**', count: 1_000_000, ...rule });

test.each<[string, Rule, number]>([
	['nobody answers any more', { ending: 'silent', isBefore: true }, 7],
	['drips a byte a second', { byteEvery: 20 }, 7],
	['breaks every connection', { ending: 'reset', isBefore: true }, 7],
	['is in maintenance', { answer: { status: 503 }, isBefore: true }, 7],
	['asks to come back tomorrow', { answer: { status: 429, headers: { 'Retry-After': '86400' } }, isBefore: true }, 1],
	['answers with a page of something else', { answer: { body: '<html>Back soon</html>' }, isBefore: true }, 3],
])('a marketplace that %s costs a run one wait, not each item', async (_what, rule, mostCalls) => {
	const { proxy, run } = await opened(12, waiting);
	proxy.add(onOrders(rule));
	proxy.add({ ...onOrders(rule), path: '/orders' });

	const { output } = await run('confirm', 'continueRegularOutput');

	const sentences = output.map(({ json }) => String(json.error));
	expect(sentences).toHaveLength(12);
	for (const sentence of sentences.slice(2)) {
		expect(sentence).toMatch(/^Not tried, because an earlier call failed: the /);
		expect(sentence).toContain('Nothing was sent by it.');
	}
	const calls = proxy.calls.filter(({ path }) => path.includes('/orders'));
	expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(calls.length).toBeLessThanOrEqual(mostCalls);
	expect(secondsSlept()).toBeLessThan(45);
});

test('one order that the marketplace cannot give stops no other', async () => {
	const { proxy, run, items } = await opened(3);
	proxy.add(
		onOrders({ answer: { status: 500 }, isBefore: true, isMeant: ({ path }) => path.includes(items[1].orderId) }),
	);

	const { output } = await run('get', 'continueRegularOutput');

	expect(output.map(({ json }) => (json.error === undefined ? json.orderId : null))).toEqual(
		items.map(({ orderId }, index) => (index === 1 ? null : orderId)),
	);
});

test('a wait that helped is forgotten: the next one is waited out as well', async () => {
	const { proxy, run } = await opened(2);
	proxy.add(
		...[1, 2].map((from) =>
			onOrders({ from, count: 1, isBefore: true, answer: { status: 429, headers: { 'Retry-After': '500' } } }),
		),
	);

	const { output, error } = await run('get');

	expect([error, output.length, secondsSlept()]).toEqual([undefined, 2, 2 * 501]);
});

test('a write whose answer drips is left, and found by reading back', async () => {
	const { shop, proxy, run, items } = await opened(1, waiting);
	proxy.add({ method: 'POST', path: '/orders/**', byteEvery: 30, answer: { body: { padding: 'x'.repeat(200) } } });

	const { output, error } = await run('confirm');

	expect([error, output[0]?.json.result]).toEqual([undefined, 'done']);
	expect(shop.sandbox.marketplace.ledger.count({ orderId: items[0].orderId, effect: 'confirmed' })).toBe(1);
});

test('a token endpoint that drips ends as well, and nothing was sent', async () => {
	const { proxy, run } = await opened(3, waiting);
	proxy.add({ path: '**/token', byteEvery: 50, count: 1_000_000 });

	const { output } = await run('confirm', 'continueRegularOutput');

	for (const { json } of output) expect(json.error).toMatch(/cannot be reached.*did not answer in time/s);
	expect(output[2].json.error).toContain('Not tried');
	expect(proxy.calls.filter(({ path, method }) => path.includes('/orders') && method !== 'HEAD')).toEqual([]);
});

test.each(['0', 'Wed, 21 Oct 2015 07:28:00 GMT', '1', '0.001', '-5'])(
	'Retry-After: %s for ever ends after a few calls, with growing waits',
	async (retryAfter) => {
		const { proxy, run } = await opened(1);
		proxy.add(onOrders({ isBefore: true, answer: { status: 429, headers: { 'Retry-After': retryAfter } } }));

		const { error } = await run('get');

		expect(error?.message).toContain('The marketplace asks for fewer calls at once');
		expect(proxy.calls.filter(({ path }) => path.includes('/orders/')).length).toBeLessThan(12);
		expect(slept.length).toBeGreaterThan(5);
	},
);

test.each([
	[403, 'Out of call volume quota. Quota will be replenished in 00:11:35.', 696],
	[429, 'Rate limit is exceeded. Try again in 26 seconds.', 27],
])('%d with "%s" is waited out', async (status, message, seconds) => {
	const { proxy, run } = await opened(1);
	proxy.add(onOrders({ count: 1, isBefore: true, answer: { status, body: { statusCode: status, message } } }));

	const { error } = await run('get');

	expect([error, secondsSlept()]).toEqual([undefined, seconds]);
});

test.each(['1.00:00:05', '2.12 days', '3 hours'])(
	'a quota that is filled again in %s is told at once',
	async (time) => {
		const { proxy, run } = await opened(3);
		const message = `Out of call volume quota. Quota will be replenished in ${time}.`;
		proxy.add(onOrders({ isBefore: true, answer: { status: 403, body: { statusCode: 403, message } } }));

		const { output } = await run('get', 'continueRegularOutput');

		expect(String(output[0].json.error)).toContain('is used up; it is filled again in');
		expect(proxy.calls.filter(({ path }) => path.includes('/orders/'))).toHaveLength(1);
		expect(secondsSlept()).toBe(0);
	},
);
