import { secondsSlept } from '../../../engine/slept.mts';
import { inspect } from 'node:util';
import type { Outcome } from '../../../engine/engine.mts';
import { confirm, effects, order, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';
import { deepJson, headerFlood, latin1 } from '../../../proxy/odd.mts';
import { openProxy, type Proxy } from '../../../proxy/proxy.mts';
import type { Asked, Rule } from '../../../proxy/rules.mts';

const proxies: Proxy[] = [];

beforeEach(secondsSlept);

afterEach(async () => {
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	await closeShops();
});

async function proxied(...rules: Rule[]) {
	const shop = await openShop();
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	shop.engine.credentials.stored.Shop.apiUrl = proxy.apiUrl;
	proxy.add(...rules.map((rule) => ({ count: 99, ...rule })));
	return { shop, proxy };
}

/** Everything that a run leaves behind. */
const traces = (outcome: Outcome) =>
	inspect([outcome.saved, outcome.error, outcome.output], { depth: 14, showHidden: true, maxStringLength: null });

const token = ({ headers }: Asked) => headers.authorization.replace('Bearer ', '');

/** What a server may say in place of a reason, with the status that it says it with. */
const SAID: Array<[string, (asked: Asked) => unknown]> = [
	['the token', (asked) => ({ detail: `Bad token ${token(asked)}` })],
	['the token under its name', (asked) => ({ errors: { Authorization: [`token=${token(asked)}`] } })],
	[
		'a JWT',
		() => ({ message: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5NXgL0n3I9PlFUP0T' }),
	],
	['the client secret', () => ({ title: 'client_secret=demo-secret' })],
	['100 KB of words', () => ({ detail: 'no '.repeat(33_000) })],
	['100 KB of brackets', () => ({ detail: '<'.repeat(100_000) })],
	['a page', () => '<html><script>alert(1)</script><body>No<br>way</body></html>'],
	['JSON that is 5,000 levels deep', () => deepJson()],
	['a list', () => ['no', { a: 1 }]],
	['bytes of the last century', () => latin1('{"detail":"Quantité refusée"}')],
	['control characters', () => ({ detail: 'No\u0000\u001b[31m\u202e way' })],
	['no strings', () => ({ detail: 7, errors: { a: [null, { b: 1 }] }, title: ['x'], traceId: { a: 1 } })],
	['a trace that is none', () => ({ detail: 'No', traceId: 'x'.repeat(5000) })],
	['nothing', () => ''],
];

describe.each(SAID)('a marketplace that says %s', (_what, said) => {
	test.each([400, 401, 403, 404, 409, 429, 500])(
		'with %d is told in one sentence, without the secret',
		async (status) => {
			let seen = '';
			const { shop } = await proxied({
				isBefore: true,
				answer: (_answer, asked) => {
					seen = token(asked);
					return { status, body: said(asked) };
				},
			});

			const outcome = await shop.engine.run(confirm(waiting(shop).orderId));

			const sentence = outcome.error?.message ?? '';
			expect(sentence).toMatch(/^[A-Z][^\p{Cc}\p{Cf}]{10,500}[.!?]$/u);
			expect(sentence).not.toMatch(/Unexpected fault|call stack|object Object|<\/?\w|<<<</);
			expect(outcome.error?.description ?? '').not.toMatch(/[\p{Cc}\p{Cf}]/u);
			for (const secret of [seen, 'demo-secret']) expect(traces(outcome)).not.toContain(secret);
		},
	);
});

test.each<[string, Rule]>([
	['100 KB of headers', headerFlood()],
	['what is not HTTP', { raw: 'Hello, this is no HTTP\r\n\r\n' }],
	['damaged compression', { encoding: 'gzip', isBroken: true }],
])('%s is an answer that cannot be read, after a write as well', async (_what, rule) => {
	const reading = await proxied(rule);
	const { error } = await reading.shop.engine.run(order('count'));
	expect(error?.message).toMatch(/^The marketplace answered something that cannot be read: /);

	const { shop } = await proxied({ ...rule, method: 'POST', count: 1 });
	const { orderId } = waiting(shop);
	const { output } = await shop.engine.run(confirm(orderId));
	// it took effect, which only the order itself can tell
	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(effects(shop, orderId)).toEqual(['confirmed']);
});

test('a wait that only a header tells is kept', async () => {
	const { shop } = await proxied({
		isBefore: true,
		count: 1,
		answer: { status: 429, headers: { 'retry-after': '42' }, body: '' },
	});
	const { error } = await shop.engine.run(order('count'));
	expect(error).toBeUndefined();
	expect(secondsSlept()).toBe(43);
});
