import { CallLog } from '../../sandbox/http/callLog.mts';
import { pathMatcher } from '../../sandbox/http/pathPattern.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

test('every call is kept with its method, path, seller, status and body', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'WaitingAcceptance' });
	await client.get('/orders?status=Shipped');
	await client.post(`/orders/${orderId}/approval-status`, { approval_status: 'Nonsense' });
	const [, list, approval] = sandbox.calls.find();
	expect(list).toMatchObject({
		number: 2,
		time: '2026-09-02T12:00:00.000Z',
		method: 'GET',
		path: '/seller/v2/orders?status=Shipped',
		sellerId: LUMIERE,
		status: 200,
		durationMs: expect.any(Number),
	});
	expect(list).not.toHaveProperty('refusal');
	expect(approval).toMatchObject({ status: 400, body: { approval_status: 'Nonsense' } });
	expect(approval!.refusal).toContain('Nonsense');
});

test('neither the secret nor a token is kept anywhere', async () => {
	const { body } = await client.login();
	await client.get(`/orders?access_token=${body.access_token}`);
	const basic = Buffer.from('demo-client:demo-secret').toString('base64');
	await client.get('/orders', { authorization: `Basic ${basic}` });
	await client.post('/orders/X/shipments', { nested: [{ client_secret: 'demo-secret', Password: 'demo-secret' }] });
	const kept = JSON.stringify([sandbox.calls.find(), sandbox.calls.counters()]);
	expect(kept).toContain('"client_secret":"***"');
	expect(kept).toContain('"client_id":"demo-client"');
	for (const secret of ['demo-secret', body.access_token, basic]) expect(kept).not.toContain(secret);
});

test('calls are found and counted by method, path pattern, status and seller', async () => {
	await client.get('/orders');
	await client.get('/orders/count');
	await client.get('/orders/X?b=1');
	await client.post('/orders/X/shipments', []);
	expect(sandbox.calls.count({ path: '/orders' })).toBe(1);
	expect(sandbox.calls.count({ path: '/orders/*' })).toBe(2);
	expect(sandbox.calls.count({ method: 'post', path: '/orders/*/shipments' })).toBe(1);
	expect(sandbox.calls.count({ method: 'POST' })).toBe(2);
	expect(sandbox.calls.count({ status: 404, sellerId: LUMIERE })).toBe(2);
	expect(sandbox.calls.count({ path: '**/token' })).toBe(1);
	expect(sandbox.calls.counters()).toMatchObject({
		'GET /seller/v2/orders/:orderId 404': 1,
		'POST /auth/realms/maas/protocol/openid-connect/token 200': 1,
	});
});

test('the ring keeps the newest calls, the counters all of them', () => {
	const log = new CallLog(3);
	for (let index = 1; index <= 5; index += 1) {
		const call = log.begin({ time: '', method: 'GET', path: `/seller/v2/orders/${index}`, sellerId: null });
		log.end(call, 200, 1, '/orders/:orderId');
	}
	expect(log.find().map(({ number }) => number)).toEqual([3, 4, 5]);
	expect(log.last(2).map(({ number }) => number)).toEqual([5, 4]);
	expect(log.total).toBe(5);
	expect(log.counters()).toEqual({ 'GET /orders/:orderId 200': 5 });
});

test.each([
	['/orders', '/seller/v2/orders', true],
	['/orders', '/seller/v2/orders/1', false],
	['/orders/*', '/seller/v2/orders/1/shipments', false],
	['/orders/**', '/seller/v2/orders/1/shipments', true],
	['/orders/CDIS*', '/seller/v2/orders/CDISFR1', true],
	['/a.b', '/axb', false],
])('the pattern %s and the path %s: %s', (pattern, path, expected) => {
	expect(pathMatcher(pattern)(path)).toBe(expected);
});

test('the control API and the page are not part of the marketplace', async () => {
	await fetch(`${sandbox.url}/_sandbox/state`);
	await fetch(`${sandbox.url}/`);
	expect(sandbox.calls.total).toBe(0);
});
