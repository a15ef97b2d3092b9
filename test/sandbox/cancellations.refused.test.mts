import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const LINES = [
	{ sku: 'LAMPE-042', quantity: 2, price: 29.99, shippingCost: 4.9 },
	{ sku: 'MIR-021', quantity: 1, price: 44.9, shippingCost: 0 },
	{ sku: 'BOUG-003', quantity: 3, price: 16, shippingCost: 3.99 },
];
const place = (status: 'InPreparation' | 'Delivered' = 'InPreparation') =>
	sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status, lines: LINES });
const REASON = 'seller-out-of-stock';
const cancel = async (body: object) => await client.post('/order-cancellation-requests', body);
const cancelLines = async (body: object) => await client.post('/order-partial-cancellation-requests', body);
const effects = (orderId: string) => sandbox.marketplace.ledger.find({ orderId }).map(({ effect }) => effect);
const refunds = (orderId: string) =>
	sandbox.marketplace.ledger.find({ orderId, effect: 'refunded' }).map(({ details }) => details!.amount);

describe('refused, and nothing happens', () => {
	test.each(['Processing', 'WaitingAcceptance', 'Refused', 'Cancelled', 'Rejected'] as const)(
		'from %s',
		async (status) => {
			const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status });
			const answer = await cancel({ orderSellerId: orderId, reason: REASON });
			expect(answer.status).toBe(400);
			expect(answer.body.errors.status[0]).toContain(status);
			sandbox.clock.advance(0.5);
			expect(effects(orderId)).toEqual(['placed']);
		},
	);

	test('twice, whether pending or done', async () => {
		const { orderId, lines } = place();
		const line = { lineId: lines[0]!.orderLineId, reason: REASON };
		await cancelLines({ orderSellerId: orderId, lines: [line] });
		for (const seconds of [0, 1]) {
			sandbox.clock.advance(seconds);
			expect((await cancelLines({ orderSellerId: orderId, lines: [line] })).body.errors).toHaveProperty('lines');
		}
		await cancel({ orderSellerId: orderId, reason: REASON });
		expect((await cancel({ orderSellerId: orderId, reason: REASON })).status).toBe(400);
		sandbox.clock.advance(1);
		expect((await cancel({ orderSellerId: orderId, reason: REASON })).status).toBe(400);
		expect(refunds(orderId).reduce((sum: number, amount: Json) => sum + amount, 0)).toBeCloseTo(161.77, 2);
	});

	test.each<[string, (order: { orderId: string; lineId: string }) => object, string]>([
		['an unknown reason', ({ lineId }) => ({ lines: [{ lineId, reason: 'because' }] }), 'reason'],
		['a reason of delivered orders', ({ lineId }) => ({ lines: [{ lineId, reason: 'seller-parcel-lost' }] }), 'reason'],
		['a customer’s reason', ({ lineId }) => ({ lines: [{ lineId, reason: 'customer-changed-mind' }] }), 'reason'],
		['no reason', ({ lineId }) => ({ lines: [{ lineId }] }), 'reason'],
		['an unknown line', () => ({ lines: [{ lineId: 'ZZ', reason: REASON }] }), 'lineId'],
		['another offer', ({ lineId }) => ({ lines: [{ lineId, offerId: 'OF-1', reason: REASON }] }), 'offerId'],
		[
			'a line twice',
			({ lineId }) => ({
				lines: [
					{ lineId, reason: REASON },
					{ lineId, reason: REASON },
				],
			}),
			'lines',
		],
		['no line', () => ({ lines: [] }), 'lines'],
		[
			'a flag as a text',
			({ lineId }) => ({ lines: [{ lineId, reason: REASON, shippingCostRefund: 'yes' }] }),
			'shippingCostRefund',
		],
	])('%s', async (_name, body, field) => {
		const { orderId, lines } = place();
		const answer = await cancelLines({ orderSellerId: orderId, ...body({ orderId, lineId: lines[0]!.orderLineId }) });
		expect(answer.status).toBe(400);
		expect(answer.body.errors).toHaveProperty(field);
		expect(effects(orderId)).toEqual(['placed']);
	});

	test('not for the one reason that is known from the field, even after shipping', async () => {
		expect((await cancel({ orderSellerId: place('Delivered').orderId, reason: REASON })).status).toBe(201);
	});

	test('without an order, or for another seller’s', async () => {
		const { orderId } = place();
		expect((await cancel({ reason: REASON })).body.errors).toHaveProperty('orderSellerId');
		expect((await cancel({ orderSellerId: 'NONE', reason: REASON })).status).toBe(404);
		const other = new Client(sandbox, VELO);
		expect((await other.post('/order-cancellation-requests', { orderSellerId: orderId, reason: REASON })).status).toBe(
			404,
		);
		expect((await other.get('/order-cancellation-requests')).body.items).toEqual([]);
	});
});
