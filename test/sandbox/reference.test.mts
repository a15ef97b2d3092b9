import {
	inboundShipmentSchema,
	outboundShipmentSchema,
	returnSchema,
	stockSchema,
} from '../../nodes/Cdiscount/marketplace/fulfilment/schema.ts';
import {
	addressSchema,
	indicatorsSchema,
	INDICATORS,
	sellerDeliveryModeSchema,
	subscriptionSchema,
} from '../../nodes/Cdiscount/marketplace/seller/schema.ts';
import { countSchema } from '../../nodes/Cdiscount/marketplace/schemaParts.ts';
import { seedFulfilment } from '../../sandbox/seeds/seedFulfilment.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

describe('the seller', () => {
	test('addresses, subscriptions and delivery modes pass the schemas', async () => {
		for (const [path, schema] of [
			['/sellers/addresses', addressSchema],
			['/sellers/subscriptions', subscriptionSchema],
			['/sellers/delivery-modes', sellerDeliveryModeSchema],
		] as const) {
			const { body } = await client.get(path);
			expect(body.count).toBe(body.items.length);
			expectAll(body.items, schema);
		}
	});

	test('indicators follow from the orders, unless they are set', async () => {
		const read = async () => (await client.get('/sellers/indicators')).body;
		expect(await read()).toEqual({
			order_acceptation: 100,
			product_shipping: 100,
			deadline_compliance: 100,
			order_claims: 0,
			order_refunds: 0,
		});
		const place = () => sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'WaitingAcceptance' }).orderId;
		for (const [index, orderId] of [place(), place(), place(), place()].entries()) {
			await client.post(`/orders/${orderId}/approval-status`, {
				approval_status: index === 0 ? 'Refused' : 'Accepted',
			});
		}
		const { discussionId } = sandbox.marketplace.messages.customerWrites({ orderId: place() });
		sandbox.marketplace.messages.escalate(discussionId);
		expectAll([await read()], indicatorsSchema);
		expect(await read()).toMatchObject({ order_acceptation: 75, order_claims: 20 });
		sandbox.marketplace.account.setIndicator(LUMIERE, 'deadline_compliance', 91.5);
		expect((await read()).deadline_compliance).toBe(91.5);
		sandbox.marketplace.account.setIndicator(LUMIERE, 'deadline_compliance', null);
		expect((await read()).deadline_compliance).toBe(100);
		expect(Object.keys(await read())).toEqual([...INDICATORS]);
		expect(() => sandbox.marketplace.account.setIndicator(LUMIERE, 'kindness', 1)).toThrow('kindness');
	});
});

describe('Octopia’s warehouses', () => {
	test('are empty at first', async () => {
		for (const path of [
			'/stocks?limit=10',
			'/inbound-shipments',
			'/outbound-shipments',
			'/returns',
			'/stock-seller-references',
		])
			expect((await client.get(path)).body).toEqual({ itemsPerPage: 0, items: [] });
	});

	test.each([
		['/stocks', 'limit=100', 'id', stockSchema],
		['/inbound-shipments', '', 'inboundShipmentId', inboundShipmentSchema],
		['/outbound-shipments', '', 'outboundShipmentId', outboundShipmentSchema],
		['/returns', '', 'returnId', returnSchema],
	] as const)('%s: list, count, one', async (path, query, id, schema) => {
		seedFulfilment(sandbox.marketplace);
		const { items } = (await client.get(`${path}?${query}`)).body;
		expectAll(items, schema);
		expect(countSchema.parse((await client.get(`${path}/count`)).body)).toEqual({ count: items.length });
		expect((await client.get(`${path}/${items[0][id]}`)).body).toEqual(items[0]);
		const other = new Client(sandbox, VELO);
		expect((await other.get(`${path}/${items[0][id]}`)).status).toBe(404);
		expect((await other.get(`${path}/count`)).body).toEqual({ count: 0 });
	});

	test('stocks need a limit of at most 1000, and page by cursor', async () => {
		seedFulfilment(sandbox.marketplace);
		for (const path of ['/stocks', '/stocks?limit=1001', '/stocks?limit=0'])
			expect((await client.get(path)).body.errors).toHaveProperty('limit');
		const { items, pages } = await client.all('/stocks?limit=2');
		expect([items.length, pages]).toEqual([5, 3]);
		expect((await client.get('/stock-seller-references')).body.items[0]).toEqual({
			stockId: items[0].id,
			productId: 'AUC3760123000017',
			sellerProductReference: 'LAMPE-042',
		});
		expect((await client.get('/stocks?limit=9&storageCountry=ES')).body.items).toEqual([]);
		expect(
			(await client.get('/outbound-shipments?state=Shipped&statusUpdatedAtMin=2026-09-02')).body.items,
		).toHaveLength(1);
		expect((await client.get('/outbound-shipments?statusUpdatedAtMin=2026-09-03')).body.items).toEqual([]);
	});
});
