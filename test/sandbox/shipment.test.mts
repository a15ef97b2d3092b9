import type { PlaceOrderOptions } from '../../sandbox/marketplace/placing.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, parcel } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const preparing = (changes: Partial<PlaceOrderOptions> = {}) =>
	sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'InPreparation', lineCount: 2, ...changes });
const ship = async (orderId: string, body: unknown) => await client.post(`/orders/${orderId}/shipments`, body);
const statuses = (orderId: string) => {
	const order = sandbox.marketplace.order(orderId);
	return [order.status, ...order.lines.map(({ status }) => status)];
};

async function expectRefused(orderId: string, body: unknown, field = 'status', message = 'Cannot switch to shipped') {
	const before = sandbox.marketplace.order(orderId);
	const answer = await ship(orderId, body);
	expect(answer.status).toBe(400);
	expect(answer.headers.get('content-type')).toContain('application/problem+json');
	expect(answer.body.errors[field][0]).toContain(message);
	expect(sandbox.marketplace.order(orderId)).toEqual(before);
	expect(sandbox.marketplace.ledger.count({ orderId, effect: 'shipped' })).toBe(0);
}

test('a parcel without line ids ships the whole order, and its number is on every line', async () => {
	const { orderId } = preparing();
	sandbox.clock.advance(60);
	expect(await ship(orderId, [parcel()])).toMatchObject({ status: 201, text: '' });
	const order = (await client.get(`/orders/${orderId}`)).body;
	expect(order.status).toBe('Shipped');
	expect(order.updatedAt).toBe('2026-09-02T12:01:00Z');
	for (const line of order.lines) expect(line).toMatchObject({ status: 'Shipped', parcels: [parcel()] });
	expect(sandbox.marketplace.ledger.find({ orderId, effect: 'shipped' })).toHaveLength(1);
});

test('one object in place of the array, and a parcel without tracking URL, are accepted', async () => {
	const { orderId } = preparing();
	expect((await ship(orderId, { parcelNumber: 'A-1', carrierName: 'Chronopost' })).status).toBe(201);
	expect(sandbox.marketplace.order(orderId).lines[0]!.parcels).toEqual([
		{ parcelNumber: 'A-1', carrierName: 'Chronopost', trackingUrl: null },
	]);
});

test('shipping twice takes effect once', async () => {
	const { orderId } = preparing();
	await ship(orderId, [parcel()]);
	const again = await ship(orderId, [parcel()]);
	expect(again.body.errors.status[0]).toBe('Cannot switch to shipped status from the status Shipped.');
	expect(sandbox.marketplace.ledger.count({ orderId, effect: 'shipped' })).toBe(1);
	expect(sandbox.marketplace.order(orderId).lines[0]!.parcels).toHaveLength(1);
});

test('on Cdiscount one parcel holds the complete order', async () => {
	const { orderId, lines } = preparing();
	const [first, second] = lines.map(({ orderLineId }) => orderLineId);
	await expectRefused(orderId, [parcel({ orderLineIds: [first] })]);
	await expectRefused(orderId, [parcel({ orderLineIds: [first] }), parcel({ orderLineIds: [second] })]);
	expect((await ship(orderId, [parcel({ orderLineIds: [first, second] })])).status).toBe(201);
});

test('without that rule an order leaves in several parcels', async () => {
	await sandbox.close();
	sandbox = await frozenSandbox({ oneParcelPerOrder: false });
	client = new Client(sandbox);
	const { orderId, lines } = preparing();
	const [first, second] = lines.map(({ orderLineId }) => orderLineId);
	await ship(orderId, [parcel({ orderLineIds: [first] })]);
	expect(statuses(orderId)).toEqual(['InPreparation', 'Shipped', 'InPreparation']);
	await ship(orderId, [parcel({ parcelNumber: 'XY2', orderLineIds: [second] })]);
	expect(statuses(orderId)).toEqual(['Shipped', 'Shipped', 'Shipped']);
});

test('another channel takes several parcels', async () => {
	const { orderId, lines } = preparing({ salesChannelId: 'SCID01' });
	const parcels = lines.map(({ orderLineId }, index) =>
		parcel({ parcelNumber: `P${index}`, orderLineIds: [orderLineId] }),
	);
	expect((await ship(orderId, parcels)).status).toBe(201);
	expect(statuses(orderId)[0]).toBe('Shipped');
});

test('a line of another order is refused', async () => {
	const foreign = preparing().lines[0]!.orderLineId;
	const { orderId } = preparing();
	await expectRefused(orderId, [parcel({ orderLineIds: [foreign] })], 'orderLineIds', foreign);
});

test.each(['Processing', 'WaitingAcceptance', 'Accepted', 'Shipped', 'Delivered', 'Cancelled', 'Refused'] as const)(
	'an order in %s cannot be shipped',
	async (status) => {
		const { orderId } = preparing({ status });
		await expectRefused(orderId, [parcel()], 'status', `from the status ${status}`);
	},
);

test('what Octopia supplies is not for the seller to ship', async () => {
	const { orderId } = preparing({ supplyMode: 'Fulfillment' });
	await expectRefused(orderId, [parcel()], 'status', 'Fulfillment');
	sandbox.marketplace.shipByPlatform(orderId);
	expect(statuses(orderId)).toEqual(['Shipped', 'Shipped', 'Shipped']);
});

test('in a mixed order the seller ships his line and Octopia the other', async () => {
	const { orderId, lines } = preparing({ supplyMode: 'mixed' });
	await expectRefused(orderId, [parcel()], 'status', 'Fulfillment');
	expect((await ship(orderId, [parcel({ orderLineIds: [lines[0]!.orderLineId] })])).status).toBe(201);
	expect(statuses(orderId)).toEqual(['InPreparation', 'Shipped', 'InPreparation']);
	sandbox.marketplace.shipByPlatform(orderId);
	expect(statuses(orderId)).toEqual(['Shipped', 'Shipped', 'Shipped']);
});

test("a customer's request to cancel may be overruled by shipping, or left aside", async () => {
	const overruled = preparing();
	sandbox.marketplace.requestCancellation(overruled.orderId, { lineIds: [overruled.lines[1]!.orderLineId] });
	expect(statuses(overruled.orderId)).toEqual(['InPreparation', 'InPreparation', 'CancelRequest']);
	expect((await ship(overruled.orderId, [parcel()])).status).toBe(201);
	expect(statuses(overruled.orderId)).toEqual(['Shipped', 'Shipped', 'Shipped']);

	const aside = preparing();
	sandbox.marketplace.requestCancellation(aside.orderId, { lineIds: [aside.lines[1]!.orderLineId] });
	expect((await ship(aside.orderId, [parcel({ orderLineIds: [aside.lines[0]!.orderLineId] })])).status).toBe(201);
	expect(statuses(aside.orderId)).toEqual(['InPreparation', 'Shipped', 'CancelRequest']);
});

test.each(['Seller', 'SalesChannel'] as const)(
	'a cancellation opened by the %s cannot be overruled',
	async (origin) => {
		const { orderId } = preparing();
		sandbox.marketplace.requestCancellation(orderId, { origin });
		await expectRefused(orderId, [parcel()], 'status', origin);
	},
);

test("on another channel even the customer's request stands", async () => {
	const { orderId } = preparing({ salesChannelId: 'SCID01' });
	sandbox.marketplace.requestCancellation(orderId);
	await expectRefused(orderId, [parcel()], 'status', 'Customer');
});

test.each([
	['no parcel', [], 'parcels'],
	['no object', ['XY1'], 'parcels'],
	['no number', [parcel({ parcelNumber: undefined })], 'parcelNumber'],
	['a blank number', [parcel({ parcelNumber: '  ' })], 'parcelNumber'],
	['a number that is a number', [parcel({ parcelNumber: 123 })], 'parcelNumber'],
	['no carrier', [parcel({ carrierName: '' })], 'carrierName'],
	['a URL that is a number', [parcel({ trackingUrl: 1 })], 'trackingUrl'],
	['a line id in place of a list', [parcel({ orderLineIds: 'A1' })], 'orderLineIds'],
])('%s is refused', async (_name, body, field) => {
	await expectRefused(preparing().orderId, body, field, '');
});
