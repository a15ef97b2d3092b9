import {
	cancellationReasonsSchema,
	cancellationRequestSchema,
	requestedSchema,
} from '../../nodes/Cdiscount/marketplace/refund/schema.ts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, parcel, type Json } from './client.mts';

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
const place = (
	status: 'Accepted' | 'InPreparation' | 'Shipped' | 'Delivered' | 'WaitingAcceptance' = 'InPreparation',
) => sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status, lines: LINES });
const REASON = 'seller-out-of-stock';
const cancel = async (body: object) => await client.post('/order-cancellation-requests', body);
const cancelLines = async (body: object) => await client.post('/order-partial-cancellation-requests', body);
const lineStatuses = (orderId: string) => sandbox.marketplace.order(orderId).lines.map(({ status }) => status);
const effects = (orderId: string) => sandbox.marketplace.ledger.find({ orderId }).map(({ effect }) => effect);
const refunds = (orderId: string) =>
	sandbox.marketplace.ledger.find({ orderId, effect: 'refunded' }).map(({ details }) => details!.amount);
const requests = async (query: string) => (await client.get(`/order-cancellation-requests?${query}`)).body.items;

test('reasons are served by channel, user and status', async () => {
	const { body } = await client.get(
		'/cancellation-reasons?salesChannel=CDISFR&userType=Seller&orderStatus=InPreparation',
	);
	expect(cancellationReasonsSchema.safeParse(body).success).toBe(true);
	const codes = body.items.map(({ code }: Json) => code);
	expect(codes).toContain(REASON);
	for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
	const after = (await client.get('/cancellation-reasons?salesChannel=CDISFR&orderStatus=Delivered')).body.items;
	expect(after.map(({ code }: Json) => code)).not.toContain(REASON);
	expect((await client.get('/cancellation-reasons?salesChannel=OTHER')).body.items).toEqual([]);
});

test.each(['orderSellerId', 'orderId'])(
	'a whole order is cancelled by its %s, and refunded to the cent',
	async (key) => {
		const { orderId } = place();
		const answer = await cancel({ [key]: orderId, reason: REASON });
		expect(answer.status).toBe(201);
		expect(requestedSchema.parse(answer.body)).toEqual(answer.body);
		const [pending] = await requests(`orderSellerId=${orderId}`);
		expect(pending).toMatchObject({
			cancellationRequestId: answer.body.cancellationRequestId,
			status: 'Pending',
			reason: REASON,
		});
		expect(lineStatuses(orderId)).toEqual(['CancelRequest', 'CancelRequest', 'CancelRequest']);
		expect((await client.post(`/orders/${orderId}/shipments`, [parcel()])).status).toBe(400);
		expect(refunds(orderId)).toEqual([]);

		sandbox.clock.advance(1);
		expect((await requests(`orderSellerId=${orderId}`))[0].status).toBe('Accepted');
		expect(sandbox.marketplace.order(orderId).status).toBe('Cancelled');
		expect(lineStatuses(orderId)).toEqual(['Cancelled', 'Cancelled', 'Cancelled']);
		expect(refunds(orderId)).toEqual([161.77]);
		expect(effects(orderId)).toEqual(['placed', 'cancellationAsked', 'cancelled', 'refunded']);
		expect(sandbox.marketplace.refunds.state(orderId)).toMatchObject({ paid: 161.77, refunded: 161.77, available: 0 });
	},
);

test('shipping costs stay with the seller when they are not to be refunded', async () => {
	const { orderId } = place('Delivered');
	await cancel({ orderSellerId: orderId, reason: 'seller-product-returned', shippingCostRefund: false });
	expect(lineStatuses(orderId)).toEqual(['Delivered', 'Delivered', 'Delivered']);
	sandbox.clock.advance(1);
	expect(refunds(orderId)).toEqual([152.88]);
	expect(sandbox.marketplace.order(orderId).status).toBe('Cancelled');
});

test('lines are cancelled one by one, in both shapes; the order with the last of them', async () => {
	const { orderId, lines } = place('Shipped');
	const reason = 'seller-parcel-lost';
	const [first, second, third] = lines;
	await cancelLines({
		orderSellerId: orderId,
		lines: [{ lineId: first!.orderLineId, offerId: first!.offer.id, reason, shippingCostRefund: false }],
	});
	sandbox.clock.advance(1);
	expect(lineStatuses(orderId)).toEqual(['Cancelled', 'Shipped', 'Shipped']);
	expect(sandbox.marketplace.order(orderId).status).toBe('Shipped');
	await cancelLines({
		orderId,
		lines: [second, third].map((line) => ({ lineId: line!.orderLineId, reason })),
		shippingCostRefund: true,
	});
	sandbox.clock.advance(1);
	expect(refunds(orderId)).toEqual([59.98, 96.89]);
	expect(sandbox.marketplace.order(orderId).status).toBe('Cancelled');

	expectAll(await requests(''), cancellationRequestSchema);
	expect(await requests(`lineId=${first!.orderLineId}`)).toHaveLength(1);
	expect(await requests(`offerId=${third!.offer.id}`)).toHaveLength(1);
	expect(await requests('salesChannel=CDISFR&pageSize=1&pageIndex=2')).toHaveLength(1);
	expect(await requests('salesChannel=OTHER')).toEqual([]);
	expect(await requests('cancellationRequestId=none')).toEqual([]);
});

test('what is left after a cancelled line can be shipped, or was', async () => {
	const { orderId, lines } = place();
	await cancelLines({ orderSellerId: orderId, lines: [{ lineId: lines[0]!.orderLineId, reason: REASON }] });
	expect(
		(
			await client.post(`/orders/${orderId}/shipments`, [
				parcel({ orderLineIds: lines.slice(1).map(({ orderLineId }) => orderLineId) }),
			])
		).status,
	).toBe(201);
	expect(sandbox.marketplace.order(orderId).status).toBe('InPreparation');
	sandbox.clock.advance(1);
	expect(sandbox.marketplace.order(orderId).status).toBe('Shipped');
	expect(lineStatuses(orderId)).toEqual(['Cancelled', 'Shipped', 'Shipped']);
});

test('a customer’s request to cancel can be granted', async () => {
	const { orderId } = place();
	sandbox.marketplace.requestCancellation(orderId);
	const customerRequests = await requests(`orderSellerId=${orderId}`);
	expectAll(customerRequests, cancellationRequestSchema);
	expect(customerRequests).toMatchObject([{ userType: 'Customer', status: 'Pending', lines: [{}, {}, {}] }]);
	expect((await cancel({ orderSellerId: orderId, reason: 'seller-customer-agreement' })).status).toBe(201);
	expect(await requests(`orderSellerId=${orderId}`)).toMatchObject([{ userType: 'Seller', status: 'Pending' }]);
	sandbox.clock.advance(1);
	expect(sandbox.marketplace.order(orderId).status).toBe('Cancelled');
});
