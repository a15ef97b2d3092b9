import {
	refundableAmountSchema,
	partialRefundConfigurationSchema,
	partialRefundRequestSchema,
	requestedSchema,
} from '../../nodes/Cdiscount/marketplace/refund/schema.ts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';

let sandbox: Sandbox;
let client: Client;
let orderId: string;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
	const lines = [
		{ sku: 'LAMPE-042', quantity: 1, price: 29.99, shippingCost: 4.9 },
		{ sku: 'BOUG-003', quantity: 1, price: 16, shippingCost: 0 },
	];
	orderId = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'Delivered', lines }).orderId;
});
afterEach(async () => await sandbox.close());

const PATH = '/order-commercial-gesture-requests';
const give = async (body: object) => await client.post(PATH, { orderId, reason: 'MissingProduct', amount: 5, ...body });
const available = async () => (await client.get(`/orders/${orderId}/commercial-gestures-available-amounts`)).body;
const granted = () =>
	sandbox.marketplace.ledger.find({ orderId, effect: 'gestureGranted' }).map(({ details }) => details!.amount);

test('a gesture is pending, then granted, to the cent', async () => {
	expect(refundableAmountSchema.parse(await available())).toMatchObject({ allowableAmount: 50.89 });
	const answer = await give({ amount: 7.35 });
	expect(answer.status).toBe(201);
	expect(requestedSchema.parse(answer.body)).toEqual(answer.body);
	const path = `${PATH}/${answer.body.requestId}`;
	const { body: pending } = await client.get(path);
	expectAll([pending], partialRefundRequestSchema);
	expect(pending).toMatchObject({ orderId, reason: 'MissingProduct', amount: 7.35, status: 'Pending' });
	expect((await available()).allowableAmount).toBe(43.54);
	expect(granted()).toEqual([]);
	sandbox.clock.advance(1);
	expect((await client.get(path)).body).toMatchObject({ status: 'Accepted', updatedAt: '2026-09-02T12:00:01Z' });
	expect(granted()).toEqual([7.35]);
	expect(await available()).toMatchObject({ allowableAmount: 43.54, commercialGesturesAmount: 7.35 });
	expect((await new Client(sandbox, VELO).get(path)).status).toBe(404);
});

test('gestures and refunds together never exceed what was paid', async () => {
	expect((await give({ amount: 50.9 })).body.errors.amount[0]).toContain('50.89');
	expect((await give({ amount: 10.89 })).status).toBe(201);
	expect((await give({ amount: 40.01 })).status).toBe(400);
	await client.post('/order-cancellation-requests', { orderSellerId: orderId, reason: 'seller-product-returned' });
	expect((await available()).allowableAmount).toBe(0);
	sandbox.clock.advance(1);
	expect(sandbox.marketplace.refunds.state(orderId)).toMatchObject({
		paid: 50.89,
		refunded: 40,
		gestures: 10.89,
		available: 0,
	});
	expect(sandbox.marketplace.ledger.find({ orderId, effect: 'refunded' })[0]!.details!.amount).toBe(40);
});

test.each([
	['an amount of 0', { amount: 0 }, 'amount'],
	['a negative amount', { amount: -1 }, 'amount'],
	['an amount as a text', { amount: '5' }, 'amount'],
	['a fraction of a cent', { amount: 5.001 }, 'amount'],
	['an unknown reason', { reason: 'Kindness' }, 'reason'],
	['no reason', { reason: undefined }, 'reason'],
	['Other without details', { reason: 'Other' }, 'reasonDetails'],
	['Other with blank details', { reason: 'Other', reasonDetails: ' ' }, 'reasonDetails'],
])('%s is refused', async (_name, body, field) => {
	const answer = await give(body);
	expect(answer.status).toBe(400);
	expect(answer.body.errors).toHaveProperty(field);
	sandbox.clock.advance(1);
	expect(granted()).toEqual([]);
});

test.each(['WaitingAcceptance', 'Accepted', 'InPreparation', 'Cancelled'] as const)(
	'no gesture for an order in %s',
	async (status) => {
		const order = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status });
		expect((await give({ orderId: order.orderId, amount: 1 })).body.errors.status[0]).toContain(status);
	},
);

test('Other takes details; the list has filters and pages by cursor', async () => {
	await give({ reason: 'Other', reasonDetails: 'Pied de lampe rayé', amount: 1 });
	sandbox.clock.advance(60);
	await give({ amount: 2 });
	await give({ amount: 3 });
	const { items, pages } = await client.all(`${PATH}?limit=2`);
	expectAll(items, partialRefundRequestSchema);
	expect([items.map(({ amount }) => amount), pages]).toEqual([[1, 2, 3], 2]);
	const amounts = async (query: string) =>
		(await client.get(`${PATH}?${query}`)).body.items.map(({ amount }: Json) => amount);
	expect(await amounts('status=Accepted')).toEqual([1]);
	expect(await amounts('createdAtMin=2026-09-02T12:00:01Z')).toEqual([2, 3]);
	expect(await amounts('updatedAtMax=2026-09-02T12:00:30Z')).toEqual([1]);
	expect(await amounts('orderId=NONE')).toEqual([]);
	expect((await client.get(`${PATH}?status=Lost`)).status).toBe(400);
	expect((await new Client(sandbox, VELO).get(PATH)).body.items).toEqual([]);
});

test('the channel says which reasons there are', async () => {
	const { body } = await client.get('/sales-channel-commercial-gesture-configurations/CDISFR');
	expect(partialRefundConfigurationSchema.parse(body)).toEqual(body);
	expect(body.reasons.map(({ code }: Json) => code)).toEqual(expect.arrayContaining(['MissingProduct', 'Other']));
	expect((await client.get('/sales-channel-commercial-gesture-configurations/NONE')).status).toBe(404);
});
