import type { Sandbox } from '../../sandbox/server.mts';
import { Client, control, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await frozenSandbox();
});
afterEach(async () => await sandbox.close());

test('orders are placed one at a time, by kind, or many at once', async () => {
	const one = await control(sandbox, 'POST', '/orders', {
		sellerId: LUMIERE,
		lines: [{ sku: 'LAMPE-042', quantity: 3 }],
		status: 'WaitingAcceptance',
	});
	expect(one).toMatchObject({ status: 201, body: { status: 'WaitingAcceptance', lines: [{ quantity: 3 }] } });

	const business = await control(sandbox, 'POST', '/orders', { sellerId: LUMIERE, kind: 'business' });
	expect(business.body.businessOrder).toBe(true);

	const { body: many } = await control(sandbox, 'POST', '/orders', { sellerId: VELO, count: 40 });
	expect(many.count).toBe(40);
	expect(new Set(many.orderIds).size).toBe(40);
	expect(sandbox.marketplace.countOrders(VELO)).toBe(40);
});

test.each([
	[{}, 'sellerId'],
	[{ sellerId: LUMIERE, kind: 'strange' }, 'kind'],
	[{ sellerId: LUMIERE, count: 0 }, 'count'],
	[{ sellerId: LUMIERE, status: 'Lost' }, 'status'],
	[{ sellerId: LUMIERE, lines: ['LAMPE-042'] }, 'lines'],
])('%j places nothing', async (body, field) => {
	const answer = await control(sandbox, 'POST', '/orders', body);
	expect(answer.status).toBe(400);
	expect(answer.body.errors).toHaveProperty(field);
	expect(sandbox.marketplace.countOrders(LUMIERE)).toBe(0);
});

test('the customer, the carrier and the warehouse act', async () => {
	const place = (options: object) =>
		sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'InPreparation', ...options });
	const { orderId } = place({});
	const asked = await control(sandbox, 'POST', `/orders/${orderId}/cancel-request`, { origin: 'SalesChannel' });
	expect(asked.body.lines[0].status).toBe('CancelRequest');
	expect(sandbox.marketplace.ledger.find({ orderId }).at(-1)!.details).toMatchObject({ origin: 'SalesChannel' });

	const warehouse = place({ supplyMode: 'Fulfillment' });
	const shipped = await control(sandbox, 'POST', `/orders/${warehouse.orderId}/platform-ship`);
	expect(shipped.body.status).toBe('Shipped');
	const delivered = await control(sandbox, 'POST', `/orders/${warehouse.orderId}/deliver`);
	expect(delivered.body.status).toBe('Delivered');
	expect((await control(sandbox, 'POST', `/orders/${orderId}/deliver`)).status).toBe(409);
	expect((await control(sandbox, 'POST', '/orders/UNKNOWN/deliver')).status).toBe(404);
});

test('the clock moves forward only', async () => {
	const moved = await control(sandbox, 'POST', '/clock', { advanceSeconds: 3600 });
	expect(moved.body).toEqual({ now: '2026-09-02T13:00:00.000Z', frozen: true });
	expect((await control(sandbox, 'POST', '/clock', { advanceSeconds: -1 })).status).toBe(400);
	expect((await control(sandbox, 'POST', '/clock', {})).status).toBe(400);
});

test('faults, the quota and tokens are switched', async () => {
	const client = new Client(sandbox);
	const set = await control(sandbox, 'PUT', '/faults', [{ kind: '502', count: 1 }]);
	expect(set.body).toEqual([{ kind: '502', count: 1, left: 1 }]);
	expect((await client.get('/orders')).status).toBe(502);
	expect((await control(sandbox, 'PUT', '/faults', [{ kind: 'flood' }])).status).toBe(400);
	expect((await control(sandbox, 'PUT', '/faults', 'all')).status).toBe(400);

	await control(sandbox, 'PUT', '/quota', { calls: 0, windowSeconds: 60 });
	expect((await client.get('/orders')).body.message).toContain('00:01:00');
	await control(sandbox, 'PUT', '/quota', { calls: null });
	expect((await client.get('/orders')).status).toBe(200);

	expect((await control(sandbox, 'POST', '/tokens/revoke')).status).toBe(204);
	expect((await client.get('/orders')).status).toBe(401);
});

test('a reset gives back the quota that was used up, and its first settings', async () => {
	const client = new Client(sandbox);
	await control(sandbox, 'PUT', '/quota', { calls: 1, windowSeconds: 700 });
	expect((await client.get('/orders')).status).toBe(200);
	expect((await client.get('/orders')).status).toBe(403);
	await control(sandbox, 'POST', '/reset');
	expect((await client.get('/orders')).status).toBe(200);
	expect((await client.get('/orders')).status).toBe(200);
});

test('a shop switches automatic acceptance', async () => {
	const { body } = await control(sandbox, 'PATCH', `/sellers/${LUMIERE}`, { autoAccept: true });
	expect(body).toMatchObject({ id: LUMIERE, autoAccept: true });
	expect((await new Client(sandbox).get('/sellers')).body.auto_accept_order).toBe(true);
	expect((await control(sandbox, 'PATCH', '/sellers/1', { autoAccept: true })).status).toBe(404);
	expect((await control(sandbox, 'PATCH', `/sellers/${LUMIERE}`, {})).status).toBe(400);
});

test('the state shows everything, newest first; a reset forgets it', async () => {
	const client = new Client(sandbox);
	const older = sandbox.marketplace.placeOrder({ sellerId: LUMIERE });
	sandbox.clock.advance(5);
	const newer = sandbox.marketplace.placeOrder({ sellerId: VELO });
	await client.get('/orders');
	sandbox.faults.set([{ kind: '429' }]);
	const { body: state } = await control(sandbox, 'GET', '/state');
	expect(state.orders.map(({ orderId }: Json) => orderId)).toEqual([newer.orderId, older.orderId]);
	expect(state.statusCounts).toEqual({ WaitingAcceptance: 1, Processing: 1 });
	expect(state.ledger[0]).toMatchObject({ orderId: newer.orderId, effect: 'placed' });
	expect(state.calls[0]).toMatchObject({ method: 'GET', path: '/seller/v2/orders', status: 200 });
	expect(state.sellers.map(({ id }: Json) => id)).toEqual(['98979', '98980', '55555']);
	expect(state).toMatchObject({ callCount: 2, tokensIssued: 1, faults: [{ kind: '429', left: 1 }] });

	expect((await control(sandbox, 'GET', '/calls')).body).toMatchObject({ total: 2 });
	expect((await control(sandbox, 'GET', `/ledger?orderId=${older.orderId}`)).body).toHaveLength(2);
	expect((await control(sandbox, 'GET', `/sellers/${VELO}/catalogue`)).body).toHaveLength(12);

	await control(sandbox, 'POST', '/reset');
	const { body: empty } = await control(sandbox, 'GET', '/state');
	expect(empty).toMatchObject({ orders: [], ledger: [], calls: [], faults: [], callCount: 0 });
	expect((await client.get('/orders')).status).toBe(200);
});

test('the page and its files are served from here and name no other host', async () => {
	const page = await (await fetch(`${sandbox.url}/`)).text();
	const files = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, path]) => path!);
	expect(files).toEqual(['/page/page.css', '/page/page.js']);
	const modules = ['orders', 'messages', 'offers', 'tabs', 'calls', 'dom'].map((name) => `/page/${name}.js`);
	for (const file of [...files, ...modules]) {
		const response = await fetch(sandbox.url + file);
		expect(response.status).toBe(200);
		const text = await response.text();
		expect(text).not.toMatch(/https?:\/\//);
		expect(text).not.toContain('innerHTML');
	}
});
