import { secondsSlept } from '../engine/slept.mts';
import nock from 'nock';
import { confirm, effects, FROM_ITEM, itemsOf, order, waiting } from '../engine/orders.mts';
import { closeShops, openShop } from '../engine/shop.mts';
import { openProxy, type Proxy } from '../proxy/proxy.mts';
import type { Rule, ResponseOverride } from '../proxy/rules.mts';

const proxies: Proxy[] = [];

beforeEach(secondsSlept);

afterEach(async () => {
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	nock.cleanAll();
	await closeShops();
});

/** A shop whose sign-in service answers this, so often. */
async function answering(answer: ResponseOverride, rule: Rule = {}) {
	const shop = await openShop();
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	proxy.add({ path: '**/token', isBefore: true, count: 999, answer, ...rule });
	shop.engine.credentials.stored.Shop.tokenUrl = proxy.tokenUrl;
	return { shop, asked: () => proxy.calls.length, service: new URL(proxy.url).host };
}

const QUOTA = { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 00:11:35.' };
const oauth = (error: string) => ({ error, error_description: `This is ${error}.` });
const WRONG_PAIR = /^Cdiscount does not accept this Client ID and Client Secret\./;

test.each<[string, ResponseOverride]>([
	['a quota that is used up', { status: 403, body: QUOTA }],
	['too many sign-ins', { status: 429, headers: { 'retry-after': '20' }, body: oauth('too_many_requests') }],
	['too many sign-ins without a time', { status: 429, body: '' }],
	['a service that is busy', { status: 400, body: oauth('temporarily_unavailable') }],
	['a fault of the service', { status: 400, body: oauth('server_error') }],
	['a service that is down', { status: 503, headers: { 'retry-after': '20' }, body: '<html>Maintenance</html>' }],
	['a gateway without a service', { status: 502, body: '' }],
	['a success without a token', { status: 200, body: '<html>Hello</html>' }],
	['a token that cannot be sent', { status: 200, body: { access_token: 'a\nb' } }],
])('%s is waited out by what is read, and then the order is confirmed', async (_what, answer) => {
	const { shop, asked } = await answering(answer, { count: 1 });
	const { orderId } = waiting(shop);

	const { output, error } = await shop.engine.run(confirm(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(effects(shop, orderId)).toEqual(['confirmed']);
	expect(asked()).toBe(2);
});

test.each<[string, ResponseOverride, RegExp]>([
	[
		'a quota of hours',
		{ status: 403, body: { ...QUOTA, message: 'Out of quota, until 02:00:00.' } },
		/asks to wait 7200 s/,
	],
	['too many sign-ins', { status: 429, headers: { 'retry-after': '3600' }, body: '' }, /asks to wait 3600 s/],
	['a service that is down', { status: 503, body: '' }, /is not working at the moment \(it answered 503/],
	['a busy service', { status: 400, body: oauth('temporarily_unavailable') }, /is not working at the moment/],
])('%s that goes on is told as what it is, and not as a wrong secret', async (_what, answer, sentence) => {
	const { shop, service } = await answering(answer);

	const { error } = await shop.engine.run(order('count'));

	expect(error?.message).toMatch(sentence);
	expect(error?.message).toContain(`The sign-in service at ${service}`);
	expect(error?.description).toMatch(/^Nothing was sent to the marketplace\./);
	expect(`${error?.message} ${error?.description}`).not.toMatch(/does not accept|entered/);
	expect(shop.asked()).toEqual([]);
});

test.each<[string, ResponseOverride, RegExp]>([
	['a client that is not known', { status: 401, body: oauth('invalid_client') }, WRONG_PAIR],
	['a wrong secret', { status: 400, body: oauth('unauthorized_client') }, WRONG_PAIR],
	['a 401 without words', { status: 401, body: '' }, WRONG_PAIR],
	[
		'another refusal',
		{ status: 400, body: oauth('unsupported_grant_type') },
		/gave no access token \(400\): This is unsupported_grant_type\.$/,
	],
	['a firewall', { status: 403, body: '<html>Forbidden</html>' }, /gave no access token \(403\)\.$/],
	['no sign-in service', { status: 404, body: '' }, /gave no access token \(404\)\.$/],
	['a redirect', { status: 302, headers: { location: 'https://evil.example/' }, body: '' }, /\(302\)\.$/],
	[
		'a refusal that repeats the secret',
		{ status: 400, body: { error: 'x', error_description: 'Bad pair demo-client/demo-secret' } },
		/gave no access token \(400\): Bad pair demo-client\/…\.$/,
	],
])('%s is final, asked once, and told as what it is', async (_what, answer, sentence) => {
	const { shop, asked } = await answering(answer);

	const { error } = await shop.engine.run(order('count'));

	expect(error?.message).toMatch(sentence);
	expect(asked()).toBe(1);
	expect(secondsSlept()).toBe(0);
});

test.each([
	['ECONNREFUSED', 'The connection was refused.'],
	['ENOTFOUND', 'The host name is unknown.'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'The certificate of the host is not trusted.'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate belongs to another host.'],
])('%s is not waited for, item after item', async (code, sentence) => {
	const shop = await openShop({}, { apiUrl: 'https://api.example/v2' });
	nock('https://api.example')
		.persist()
		.head('/')
		.replyWithError(Object.assign(new Error('no'), { code }));
	const items = itemsOf(Array.from({ length: 5 }, () => waiting(shop)));

	const { output } = await shop.engine.run(order('get', { orderId: FROM_ITEM }), {
		items,
		onError: 'continueRegularOutput',
	});

	const told = `api.example cannot be reached. ${sentence} Nothing was sent to the marketplace. Check the address in the credential and the network of this n8n.`;
	const [first, ...others] = output.map(({ json }) => json.error);
	expect(first).toBe(told);
	expect(others).toEqual(Array(4).fill(expect.stringMatching(/^Not tried, because an earlier call failed: /)));
	expect(secondsSlept()).toBe(0);
	expect(shop.tokens()).toBe(0);
});

test('a wrong path of the API is told as that, and never as an order that does not exist', async () => {
	const shop = await openShop();
	shop.engine.credentials.stored.Shop.apiUrl = `${shop.sandbox.url}/seller/v9`;
	const { orderId } = waiting(shop);

	for (const operation of ['get', 'confirm']) {
		const { error } = await shop.engine.run(order(operation, { orderId }));
		expect(error?.message).toBe('There is no Octopia API at the API URL, or it does not offer this call.');
	}
	const { error } = await openShop().then(async (right) => await right.engine.run(order('get', { orderId: 'NONE' })));
	expect(error?.message).toMatch(/^There is no order "NONE"/);
});

test.each([' ', '\r\n', '\t', '\u00a0', '\u200b', '\ufeff'])(
	'%j around the fields is no part of them',
	async (blank) => {
		const shop = await openShop();
		const fields = Object.entries(shop.credential).map(([name, value]) => [
			name,
			name === 'environment' ? value : blank + value + blank,
		]);
		Object.assign(shop.engine.credentials.stored.Shop, Object.fromEntries(fields));

		const { error } = await shop.engine.run(order('count'));

		expect(error).toBeUndefined();
		expect(shop.tokens()).toBe(1);
	},
);
