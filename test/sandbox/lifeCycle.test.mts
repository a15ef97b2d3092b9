import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, VELO } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const statusOf = (orderId: string) => {
	const order = sandbox.marketplace.order(orderId);
	return [order.status, ...order.lines.map(({ status }) => status)];
};
const effects = (orderId: string) => sandbox.marketplace.ledger.find({ orderId }).map(({ effect }) => effect);

test('an order of a manual shop waits, is accepted by the seller, becomes shippable, is shipped and delivered', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, lineCount: 2 });
	expect(statusOf(orderId)).toEqual(['Processing', 'Processing', 'Processing']);

	sandbox.clock.advance(1);
	expect(statusOf(orderId)).toEqual(['WaitingAcceptance', 'WaitingAcceptance', 'WaitingAcceptance']);

	const approval = await client.post(`/orders/${orderId}/approval-status`, { approval_status: 'Accepted' });
	expect(approval).toMatchObject({ status: 201, text: '' });
	expect(statusOf(orderId)).toEqual(['Accepted', 'Accepted', 'Accepted']);

	sandbox.clock.advance(3);
	expect((await client.get(`/orders/${orderId}`)).body.status).toBe('InPreparation');

	const shipment = await client.post(`/orders/${orderId}/shipments`, [
		{ parcelNumber: 'XY1', carrierName: 'Colissimo' },
	]);
	expect(shipment).toMatchObject({ status: 201, text: '' });
	expect(statusOf(orderId)).toEqual(['Shipped', 'Shipped', 'Shipped']);

	sandbox.marketplace.deliver(orderId);
	expect(statusOf(orderId)).toEqual(['Delivered', 'Delivered', 'Delivered']);
	expect(effects(orderId)).toEqual(['placed', 'submitted', 'confirmed', 'prepared', 'shipped', 'delivered']);
});

test('an automatic shop never sees WaitingAcceptance', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: VELO });
	sandbox.clock.advance(4);
	expect(statusOf(orderId)[0]).toBe('InPreparation');
	expect(effects(orderId)).toEqual(['placed', 'autoAccepted', 'prepared']);
});

test('changes carry the time at which they were due, not the time of the look', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: VELO });
	sandbox.clock.advance(3600);
	const order = sandbox.marketplace.order(orderId);
	expect([order.createdAt, order.updatedAt]).toEqual(['2026-09-02T12:00:00Z', '2026-09-02T12:00:04Z']);
	const times = sandbox.marketplace.ledger.find({ orderId }).map(({ at }) => at);
	expect(times).toEqual(['2026-09-02T12:00:00Z', '2026-09-02T12:00:01Z', '2026-09-02T12:00:04Z']);
});

test('48 hours without an answer cancel the order, and it can no longer be accepted', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE });
	sandbox.clock.advance(48 * 3600 - 1);
	expect(statusOf(orderId)[0]).toBe('WaitingAcceptance');
	sandbox.clock.advance(1);
	const late = await client.post(`/orders/${orderId}/approval-status`, { approval_status: 'Accepted' });
	expect(late.status).toBe(400);
	expect(statusOf(orderId).slice(0, 2)).toEqual(['Cancelled', 'Cancelled']);
	expect(sandbox.marketplace.order(orderId).updatedAt).toBe('2026-09-04T12:00:00Z');
	expect(sandbox.marketplace.ledger.count({ orderId, effect: 'confirmed' })).toBe(0);
});

test('an accepted order is not cancelled when its 48 hours are over', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE });
	sandbox.clock.advance(10);
	sandbox.marketplace.approve(orderId, { approval_status: 'Accepted' });
	sandbox.clock.advance(72 * 3600);
	expect(statusOf(orderId)[0]).toBe('InPreparation');
});

test('failing checks reject the order', () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, failsChecks: true });
	sandbox.clock.advance(1);
	expect(statusOf(orderId).slice(0, 2)).toEqual(['Rejected', 'Rejected']);
});

test('switching to automatic acceptance affects the orders that come later', () => {
	const earlier = sandbox.marketplace.placeOrder({ sellerId: LUMIERE });
	sandbox.clock.advance(1);
	sandbox.marketplace.setAutoAccept(LUMIERE, true);
	const later = sandbox.marketplace.placeOrder({ sellerId: LUMIERE });
	sandbox.clock.advance(4);
	expect(statusOf(earlier.orderId)[0]).toBe('WaitingAcceptance');
	expect(statusOf(later.orderId)[0]).toBe('InPreparation');
});

test('the delivery address appears only once the order is in preparation', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'WaitingAcceptance' });
	const address = async () => (await client.get(`/orders/${orderId}`)).body.lines[0].shippingAddress;
	expect(await address()).toBeNull();
	sandbox.marketplace.approve(orderId, { approval_status: 'Accepted' });
	expect(await address()).toBeNull();
	sandbox.clock.advance(3);
	expect(await address()).toMatchObject({ countryCode: 'FR', phone: expect.stringMatching(/^\+336\d{8}$/) });
});

test('before the answer a customer cancels at once; afterwards he can only ask', () => {
	const waiting = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'WaitingAcceptance' });
	sandbox.marketplace.requestCancellation(waiting.orderId);
	expect(statusOf(waiting.orderId)[0]).toBe('Cancelled');

	const preparing = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'InPreparation', lineCount: 1 });
	sandbox.marketplace.requestCancellation(preparing.orderId);
	expect(statusOf(preparing.orderId)).toEqual(['InPreparation', 'CancelRequest']);

	const shipped = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'Shipped' });
	expect(() => sandbox.marketplace.requestCancellation(shipped.orderId)).toThrow('Shipped');
	expect(() => sandbox.marketplace.deliver(preparing.orderId)).toThrow('InPreparation');
});

test('the same seed makes the same orders, another seed others', async () => {
	const twin = await frozenSandbox();
	const other = await frozenSandbox({ seed: 2 });
	const place = ({ marketplace }: Sandbox) => marketplace.placeOrder({ sellerId: LUMIERE });
	const first = place(sandbox);
	expect(place(twin)).toEqual(first);
	expect(place(other)).not.toEqual(first);
	await Promise.all([twin.close(), other.close()]);
});
