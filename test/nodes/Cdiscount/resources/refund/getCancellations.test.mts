import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);

test('lists the requests of an order', async () => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	await shop.engine.run(refund('refundOrder', { orderId, reason: REASON }));

	const { output } = await shop.engine.run(refund('getCancellations', { orderId }));

	const raw = await shop.engine.run(refund('getCancellations', { orderId, simplify: false }));

	expect(output.map(({ json }) => json)).toEqual([
		{
			cancellationRequestId: expect.any(String),
			orderId,
			requestedBy: 'Seller',
			orderLineIds: lines.map(({ orderLineId }) => orderLineId).join(', '),
			reason: REASON,
			refundsShipping: expect.any(Boolean),
			status: 'Pending',
			createdAt: expect.any(String),
			updatedAt: expect.any(String),
			salesChannelId: 'CDISFR',
			sellerId: SELLER,
		},
	]);
	expect(raw.output.map(({ json }) => json)).toMatchObject([{ orderSellerId: orderId, lines: [{}, {}] }]);
});

test('what a request does not say of itself is read from its lines', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	const lines = [
		{ orderLineId: 11, reason: 'lost', status: 'Accepted', shippingCostRefund: false },
		{ lineId: 'B', reason: 'lost', status: 'Refused', shippingCostRefund: true },
	];
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/order-cancellation-requests/)
		.reply(200, { items: [{ origin: 'Customer', lines }, {}] });

	const { output } = await shop.engine.run(refund('getCancellations', { orderId }));

	expect(output.map(({ json }) => json)).toMatchObject([
		{
			orderId,
			requestedBy: 'Customer',
			orderLineIds: '11, B',
			reason: 'lost',
			refundsShipping: true,
			status: 'Accepted, Refused',
		},
		{ orderId, requestedBy: null, orderLineIds: null, reason: null, refundsShipping: null, status: null },
	]);
});
