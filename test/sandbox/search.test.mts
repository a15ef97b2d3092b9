import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, VELO } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeAll(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
	const place = sandbox.marketplace.placeOrder.bind(sandbox.marketplace);
	const at = (day: number) => `2026-08-${String(day).padStart(2, '0')}T10:00:00Z`;
	place({
		sellerId: LUMIERE,
		orderId: 'A',
		status: 'Delivered',
		createdAt: at(1),
		updatedAt: at(20),
		reference: 'REF-A',
	});
	place({ sellerId: LUMIERE, orderId: 'B', status: 'Shipped', createdAt: at(2), updatedAt: at(12), business: true });
	place({
		sellerId: LUMIERE,
		orderId: 'C',
		status: 'InPreparation',
		createdAt: at(3),
		updatedAt: at(13),
		countryCode: 'BE',
	});
	place({ sellerId: LUMIERE, orderId: 'D', status: 'InPreparation', createdAt: at(4), supplyMode: 'mixed' });
	place({ sellerId: LUMIERE, orderId: 'E', status: 'Refused', createdAt: at(5), salesChannelId: 'SCID01' });
	place({ sellerId: VELO, orderId: 'V', status: 'InPreparation', createdAt: at(6) });
});
afterAll(async () => await sandbox.close());

test.each([
	['', 'ABCDE'],
	['status=InPreparation', 'CD'],
	['status=Shipped,Delivered', 'AB'],
	['status=Shipped&status=Delivered', 'AB'],
	['Status=Shipped', 'B'],
	['reference=REF-A', 'A'],
	['businessOrder=true', 'B'],
	['businessOrder=false', 'ACDE'],
	['shippingCountry=BE', 'C'],
	['supplyMode=Fulfillment', 'D'],
	['supplyMode=Seller', 'ABCDE'],
	['salesChannelId=SCID01', 'E'],
	['createdAtMin=2026-08-03T10:00:00Z', 'CDE'],
	['createdAtMin=2026-08-03T10:00:00.001Z', 'DE'],
	['createdAtMax=2026-08-02T10:00:00', 'AB'],
	['createdAtMin=2026-08-02T12:00:00%2B02:00&createdAtMax=2026-08-03', 'B'],
	['updatedAtMin=2026-08-13T10:00:00Z', 'AC'],
	['updatedAtMax=2026-08-04T23:59:59Z', 'D'],
	['shippedAtMin=2026-08-12T10:00:00Z', 'AB'],
	['shippedAtMax=2026-08-12T10:00:00Z', 'B'],
	['status=Shipped,InPreparation&updatedAtMin=2026-08-13T00:00:00Z', 'C'],
	['sort=updatedAt', 'DEBCA'],
	['sort=asc:updatedAt', 'DEBCA'],
	['sort=desc:updatedAt', 'ACBED'],
	['sort=createdAt&desc=createdAt', 'EDCBA'],
	['sort=createdAt&desc=true', 'EDCBA'],
	['sort=updatedAt&desc=createdAt', 'DEBCA'],
	['sort=shippedAt', 'BACDE'],
	['limit=1&offset=3&whatever=1', 'ABCDE'],
	['pageSize=2', 'AB'],
	['pageSize=2&pageIndex=3', 'E'],
	['pageSize=2&pageIndex=4', ''],
])('GET /orders?%s gives %s', async (query, expected) => {
	expect((await client.ids(query)).join('')).toBe(expected);
});

test('the count follows the filters and is a bare integer', async () => {
	const { text, headers } = await client.get('/orders/count?status=InPreparation&pageSize=1');
	expect(text).toBe('2');
	expect(headers.get('content-type')).toContain('application/json');
});

test('the envelope tells the number of items on the page', async () => {
	const { body } = await client.get('/orders?pageSize=2&pageIndex=3');
	expect(Object.keys(body)).toEqual(['itemsPerPage', 'items']);
	expect(body.itemsPerPage).toBe(1);
	expect((await client.get('/orders?status=Cancelled')).body).toEqual({ itemsPerPage: 0, items: [] });
});

test.each([
	['status', 'Foo'],
	['status', 'Shipped,Foo'],
	['status', 'shipped'],
	['status', 'CancelRequest'],
	['supplyMode', 'Nobody'],
	['businessOrder', 'perhaps'],
	['updatedAtMin', 'yesterday'],
	['createdAtMax', '2026-08-02T12:00:00+02:00'],
	['pageSize', '0'],
	['pageSize', '101'],
	['pageSize', 'many'],
	['pageIndex', '0'],
	['sort', 'price'],
])('%s=%s is refused and named', async (name, value) => {
	// Not encoded on purpose: a bare plus sign in a date arrives as a space.
	const { status, body } = await client.get(`/orders?${name}=${value}`);
	expect(status).toBe(400);
	expect(Object.keys(body.errors)).toEqual([name]);
});

test('pages hold 25 orders by default and 100 at most, and together every order once', async () => {
	const many = await frozenSandbox();
	for (let index = 0; index < 230; index += 1) many.marketplace.placeOrder({ sellerId: LUMIERE, lineCount: 1 });
	const manyClient = new Client(many);
	expect(await manyClient.ids('')).toHaveLength(25);
	const pages = await Promise.all([1, 2, 3].map((page) => manyClient.ids(`pageSize=100&pageIndex=${page}`)));
	expect(pages.map(({ length }) => length)).toEqual([100, 100, 30]);
	expect(new Set(pages.flat()).size).toBe(230);
	await many.close();
});

test("another seller's order is not found, by reading or by writing", async () => {
	for (const answer of [
		await client.get('/orders/V'),
		await client.post('/orders/V/approval-status', { approval_status: 'Accepted' }),
		await client.post('/orders/V/shipments', [{ parcelNumber: '1', carrierName: 'DPD' }]),
		await client.get('/orders/UNKNOWN'),
	]) {
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-type')).toContain('application/problem+json');
	}
	expect(sandbox.marketplace.order('V').status).toBe('InPreparation');
});
