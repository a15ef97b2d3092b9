import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, control, frozenSandbox, LUMIERE } from './client.mts';
import { integrate, lamp } from './offerPackages.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const place = () => sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'Delivered' }).orderId;

test('customers and customer service write, and make claims', async () => {
	const orderId = place();
	const wrote = await control(sandbox, 'POST', `/orders/${orderId}/write`, { body: 'Bonjour !', subject: 'Retard' });
	expect(wrote).toMatchObject({
		status: 201,
		body: { subject: 'Retard', orderSellerId: orderId, message: { body: 'Bonjour !' } },
	});
	const { discussionId } = wrote.body;
	const path = `/discussions/${discussionId}`;
	await control(sandbox, 'POST', `${path}/messages`, { body: 'Alors ?' });
	await control(sandbox, 'POST', `${path}/messages`, { from: 'GrcOperator', body: 'Merci de répondre.' });
	expect((await control(sandbox, 'POST', `${path}/messages`, { from: 'Seller' })).status).toBe(400);
	expect((await control(sandbox, 'POST', `${path}/escalate`)).body.graduation).toBe('Claim');
	expect((await control(sandbox, 'POST', `${path}/escalate`)).status).toBe(409);
	expect((await control(sandbox, 'POST', '/discussions/none/escalate')).status).toBe(404);
	const offer = await control(sandbox, 'POST', '/discussions', {
		sellerId: LUMIERE,
		offerId: 'OF-1',
		body: 'Taille ?',
	});
	expect(offer.body).toMatchObject({ typologyCode: 'Offer', offerId: 'OF-1' });
	expect((await control(sandbox, 'POST', '/discussions', { body: 'Bonjour' })).status).toBe(400);

	const { body: discussions } = await control(sandbox, 'GET', '/discussions?limit=1');
	expect(discussions).toHaveLength(1);
	expect((await client.get(path)).body.messages).toHaveLength(3);
	expect((await control(sandbox, 'GET', '/state')).body.messageCounts).toEqual({ open: 2, toTreat: 2 });
	await control(sandbox, 'PATCH', '/channels/CDISFR', { sellersMayOpenDiscussions: false });
	expect((await client.get('/sales-channel-configurations/CDISFR')).body.isSellerDiscussionCreationAllowed).toBe(false);
	expect((await control(sandbox, 'PATCH', '/channels/CDISFR', {})).status).toBe(400);
});

test('an automatic message leaves a discussion closed and gives nothing to treat', async () => {
	const { discussionId } = sandbox.marketplace.messages.customerWrites({ orderId: place() });
	await client.post('/messages', { discussionId, body: 'Bonjour', receiver: 'Customer' });
	await client.patch(`/discussions/${discussionId}`, [{ op: 'replace', path: '/isOpen', value: false }]);
	const path = `/discussions/${discussionId}/messages`;
	const answer = await control(sandbox, 'POST', path, { from: 'Automatic', body: 'Colis livré.' });
	expect(answer).toMatchObject({ status: 201, body: { message: { sender: { userType: 'Automatic' } } } });
	const { body } = await client.get(`/discussions/${discussionId}`);
	expect(body).toMatchObject({ isOpen: false, status: 'Treated' });
	expect(body.messages).toHaveLength(3);
});

test('the money of an order is shown', async () => {
	const orderId = place();
	await client.post('/order-commercial-gesture-requests', { orderId, reason: 'MissingProduct', amount: 2 });
	const state = async () => (await control(sandbox, 'GET', '/state')).body.orders[0].refunds;
	expect(await state()).toEqual({ refunded: 0, gestures: 0, reserved: 2 });
	sandbox.clock.advance(1);
	expect(await state()).toEqual({ refunded: 0, gestures: 2, reserved: 0 });
	const { body } = await control(sandbox, 'GET', `/orders/${orderId}/refunds`);
	expect(body).toMatchObject({
		gestures: 2,
		cancellationRequests: [],
		gestureRequests: [{ amount: 2, status: 'Accepted' }],
	});
});

test('offers are put up, undercut and left alone; packages show what failed', async () => {
	const put = await control(sandbox, 'POST', '/offers', { sellerId: LUMIERE, offer: lamp() });
	expect(put).toMatchObject({ status: 201, body: { sellerExternalReference: 'LAMPE-042' } });
	expect((await control(sandbox, 'POST', '/offers', { sellerId: LUMIERE, offer: lamp({ quantity: -1 }) })).status).toBe(
		400,
	);
	expect((await control(sandbox, 'POST', '/offers', { sellerId: '1', offer: lamp() })).status).toBe(404);
	const offer = { sellerId: LUMIERE, reference: 'LAMPE-042' };
	const best = async () =>
		(await control(sandbox, 'GET', `/offers?sellerId=${LUMIERE}`)).body.items[0].salesChannelFeedback.bestOfferDetails
			.isBestOffer;
	expect((await control(sandbox, 'POST', '/offers/undercut', { ...offer, price: 20 })).body).toMatchObject({
		price: 20,
	});
	expect(await best()).toBe(false);
	expect((await control(sandbox, 'POST', '/offers/withdraw-competitors', offer)).status).toBe(204);
	expect(await best()).toBe(true);

	await integrate(sandbox, client, 'Update', [
		{ sellerExternalReference: 'NOPE' },
		{ sellerExternalReference: 'LAMPE-042', quantity: 1 },
	]);
	const { body: packages } = await control(sandbox, 'GET', `/packages?sellerId=${LUMIERE}`);
	expect(packages).toMatchObject([
		{
			state: 'Integrated',
			lines: 2,
			integrated: 1,
			rejected: 1,
			problems: [{ sellerExternalReference: 'NOPE', results: [{ resultCode: '3628' }] }],
		},
	]);
});

test('indicators and warehouses are set by hand', async () => {
	const { body } = await control(sandbox, 'PUT', `/sellers/${LUMIERE}/indicators`, { order_claims: 3.2 });
	expect(body.order_claims).toBe(3.2);
	expect((await control(sandbox, 'PUT', `/sellers/${LUMIERE}/indicators`, { order_claims: 'high' })).status).toBe(400);
	expect((await control(sandbox, 'PUT', `/sellers/${LUMIERE}/indicators`, { charm: 1 })).status).toBe(400);
	const stock = await control(sandbox, 'POST', '/fulfilment/stocks', {
		sellerId: LUMIERE,
		sellerProductReference: 'A',
		available: 4,
	});
	expect(stock).toMatchObject({ status: 201, body: { available: 4, productState: 'New' } });
	expect((await client.get('/stocks?limit=5')).body.items).toEqual([stock.body]);
	expect((await control(sandbox, 'POST', '/fulfilment/clouds', { sellerId: LUMIERE })).status).toBe(404);
});

test('a reset forgets everything but the reference data', async () => {
	seedShop(sandbox.marketplace);
	await integrate(sandbox, client, 'Update', [{ sellerExternalReference: 'NOPE' }]);
	const order = sandbox.marketplace.orders.search(LUMIERE, { status: 'Delivered' })[0]!;
	await client.post('/order-commercial-gesture-requests', { orderId: order.id, reason: 'MissingProduct', amount: 2 });
	await client.upload(`/orders/${order.id}/invoice-documents`, [['file', Buffer.from('%PDF-'), 'a.pdf']]);
	sandbox.marketplace.account.setIndicator(LUMIERE, 'order_claims', 9);
	expect(sandbox.marketplace.offers.count(LUMIERE)).toBe(20);
	await control(sandbox, 'POST', '/reset');
	for (const path of [
		'/orders',
		'/offers?salesChannelId=CDISFR',
		'/offer-packages',
		'/discussions',
		'/order-cancellation-requests',
		'/order-commercial-gesture-requests',
		'/order-invoice-imports',
		'/products-integration-reports',
		'/operations',
		'/stocks?limit=1',
	])
		expect((await client.get(path)).body).toEqual({ itemsPerPage: 0, items: [] });
	expect((await client.get('/sellers/indicators')).body.order_claims).toBe(0);
	expect((await client.get('/products/count')).body).toEqual({ count: 20 });
	sandbox.clock.advance(5);
	expect((await control(sandbox, 'GET', '/ledger')).body).toEqual([]);
});
