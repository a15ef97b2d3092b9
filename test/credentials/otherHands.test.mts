import '../engine/slept.mts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { confirm, effects, itemsOf, order, ready, waiting } from '../engine/orders.mts';
import { closeShops, openShop, type Shop } from '../engine/shop.mts';
import { redirect } from '../proxy/odd.mts';
import { openProxy, type Proxy } from '../proxy/proxy.mts';

const proxies: Proxy[] = [];
let evil: Server;
let heard: string[] = [];

beforeEach(async () => {
	heard = [];
	evil = createServer((request, response) => {
		heard.push(JSON.stringify(request.headers));
		response.end('{}');
	});
	await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	await Promise.all(proxies.splice(0).map(async (proxy) => await proxy.close()));
	await new Promise((resolve) => evil.close(resolve));
	await closeShops();
});

const elsewhere = () => `http://127.0.0.1:${(evil.address() as AddressInfo).port}/seller/v2/orders`;

async function proxied() {
	const shop = await openShop();
	const proxy = await openProxy(shop.sandbox);
	proxies.push(proxy);
	shop.engine.credentials.stored.Shop.apiUrl = proxy.apiUrl;
	return { shop, proxy };
}

type Send = (options: IDataObject) => Promise<unknown>;

/** A request as n8n's HTTP Request node makes it: with its older helper, following redirects. */
function older({ engine }: Shop): Send {
	const { context } = engine.trigger({});
	const defaults = { followRedirect: true, followAllRedirects: true, gzip: true, rejectUnauthorized: true, json: true };
	return async (options) =>
		await (context.helpers.requestWithAuthentication as (...given: unknown[]) => Promise<unknown>).call(
			context,
			'cdiscountApi',
			{ method: 'GET', headers: {}, resolveWithFullResponse: true, ...defaults, ...options },
		);
}

/** The same with the newer helper, which other nodes use. */
function newer({ engine }: Shop): Send {
	const { context } = engine.trigger({});
	return async ({ uri, ...options }) =>
		await context.helpers.httpRequestWithAuthentication.call(context, 'cdiscountApi', {
			url: uri as string,
			...options,
		});
}

const HELPERS: Array<[string, (shop: Shop) => Send]> = [
	['older', older],
	['newer', newer],
];

describe.each(HELPERS)('in the hands of the %s request helper', (_name, handed) => {
	test.each([301, 302, 303, 307, 308])('the token follows no redirect (%d)', async (status) => {
		const { shop, proxy } = await proxied();
		proxy.add({ ...redirect(elsewhere(), status), count: 99 });

		for (const method of ['GET', 'POST'])
			await handed(shop)({ uri: `${proxy.apiUrl}/orders`, method, maxRedirects: 21 }).catch(() => undefined);

		expect(heard).toEqual([]);
	});

	test('no other host gets a request, and none is a reason for a new token', async () => {
		const { shop } = await proxied();
		await shop.engine.run(order('count'));

		for (let times = 0; times < 10; times++)
			await expect(handed(shop)({ uri: elsewhere() })).rejects.toThrow(/^This credential signs requests to/);

		expect(heard).toEqual([]);
		expect(shop.tokens()).toBe(1);
	});

	test('a token that is refused is replaced, and the request made again', async () => {
		const { shop, proxy } = await proxied();
		await shop.engine.run(order('count'));
		shop.sandbox.revokeTokens();

		await handed(shop)({ uri: `${proxy.apiUrl}/orders/count` });

		expect(shop.tokens()).toBe(2);
	});

	test('tokens that are refused one after the other are told as that', async () => {
		const { shop, proxy } = await proxied();
		shop.sandbox.faults.add({ kind: 'unauthorized', count: 999 });
		const said = [];
		for (let times = 0; times < 8; times++)
			said.push(await handed(shop)({ uri: `${proxy.apiUrl}/orders/count` }).catch((error: Error) => error.message));

		expect(said.at(-1)).toBe('Cdiscount refuses one fresh access token after the other.');
		expect(shop.tokens()).toBe(6);
	});
});

test.each([
	[404, 'not found'],
	[400, 'wrong'],
	[500, 'down'],
	[403, 'forbidden'],
])('what is answered %d is no refused token, and asked once', async (status) => {
	const { shop, proxy } = await proxied();
	proxy.add({ path: '/orders/*', answer: { status, body: { title: 'No' } }, count: 999, isBefore: true });
	const send = older(shop);

	const said: string[] = [];
	for (let times = 0; times < 10; times++)
		await send({ uri: `${proxy.apiUrl}/orders/X${times}` }).catch((error: Error & { httpCode?: string }) =>
			said.push(String(error.httpCode)),
		);

	expect(said).toEqual(Array(10).fill(String(status)));
	expect(shop.tokens()).toBe(1);
	expect(proxy.calls.filter(({ path }) => path.includes('/orders/X'))).toHaveLength(10);
	expect(proxy.calls.filter(({ path }) => path.endsWith('/sellers')).length).toBeLessThanOrEqual(1);
});

test('a write whose answer is a fault is not sent a second time', async () => {
	const { shop, proxy } = await proxied();
	const { orderId } = waiting(shop);
	proxy.add({ method: 'POST', answer: { status: 500, body: '' }, count: 9 });

	const body = { approval_status: 'Accepted' };
	await expect(
		older(shop)({ uri: `${proxy.apiUrl}/orders/${orderId}/approval-status`, method: 'POST', body }),
	).rejects.toThrow();

	expect(proxy.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
	expect(effects(shop, orderId)).toEqual(['confirmed']);
});

test('fifty failures at the same moment are no reason for a token, nor for fifty looks', async () => {
	const { shop, proxy } = await proxied();
	await shop.engine.run(order('count'));
	proxy.forget();

	await Promise.allSettled(
		Array.from({ length: 50 }, async (_, at) => await older(shop)({ uri: `${proxy.apiUrl}/orders/NONE${at}` })),
	);

	expect(shop.tokens()).toBe(1);
	expect(proxy.calls.filter(({ path }) => path.endsWith('/sellers'))).toHaveLength(1);
});

test('a credential that is tested again and again is given fresh tokens, and none counts as refused', async () => {
	const shop = await openShop();
	const { CdiscountApi } = await import('../../credentials/CdiscountApi.credentials.ts');
	const { helpers } = shop.engine.trigger({}).context;
	let accessToken = '';
	for (let times = 0; times < 9; times++) {
		// as n8n does it for its Test button: whatever token there is
		const given = { ...shop.credential, accessToken };
		const fetched = await new CdiscountApi().preAuthentication.call({ helpers } as IHttpRequestHelper, given);
		accessToken = (fetched as { accessToken: string }).accessToken;
	}
	expect(shop.tokens()).toBe(9);
});

test('what n8n asks for page after page goes to the API only', async () => {
	const { shop, proxy } = await proxied();
	const pages = [`${proxy.apiUrl}/orders/count`, elsewhere()];
	const send = older(shop);
	await send({ uri: pages[0], url: pages[0] });
	await expect(send({ uri: pages[0], url: pages[1] })).rejects.toThrow(/signs requests to/);
	expect(heard).toEqual([]);
});

test('the node itself confirms, with the same credential, while others fail', async () => {
	const { shop, proxy } = await proxied();
	const orders = [ready(shop), waiting(shop)];
	await older(shop)({ uri: `${proxy.apiUrl}/nothing` }).catch(() => undefined);

	const { output } = await shop.engine.run(confirm(), { items: itemsOf(orders.slice(1)) });

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(shop.tokens()).toBe(1);
});
