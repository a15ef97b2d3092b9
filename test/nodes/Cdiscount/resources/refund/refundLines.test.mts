import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { givenBack, REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);

const lines = (orderId: string, orderLineIds: unknown, options = {}, more = {}) =>
	refund('refundLines', { orderId, reason: REASON, orderLineIds, options, ...more });

test('gives one line back, in both known shapes of the flag and with the offer', async () => {
	const shop = await openShop();
	const { orderId, lines: sale } = sold(shop);

	const { output } = await shop.engine.run(lines(orderId, [sale[0].orderLineId]));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 45, orderLineIds: sale[0].orderLineId });
	expect(shop.writes()).toMatchObject([
		{
			path: '/seller/v2/order-partial-cancellation-requests',
			body: {
				orderSellerId: orderId,
				lines: [{ lineId: sale[0].orderLineId, offerId: sale[0].offer.id, reason: REASON, shippingCostRefund: true }],
			},
		},
	]);
	expect(givenBack(shop, orderId)).toBe(45);
	expect(shop.sandbox.marketplace.order(orderId).lines.map(({ status }) => status)).toEqual(['Cancelled', 'Delivered']);
});

test('a line refunded before is not refunded again, with another one it is left out', async () => {
	const shop = await openShop();
	const { orderId, lines: sale } = sold(shop);
	const ids = sale.map(({ orderLineId }) => orderLineId);
	await shop.engine.run(lines(orderId, [ids[0]]));

	expect((await shop.engine.run(lines(orderId, [ids[0]]))).output[0].json).toMatchObject({ result: 'alreadyDone' });
	expect((await shop.engine.run(lines(orderId, ids))).output[0].json).toMatchObject({ result: 'done', amount: 30 });
	expect(givenBack(shop, orderId)).toBe(75);
	expect(shop.writes()).toHaveLength(2);
});

test.each([
	['no line', '={{ [] }}', {}, /No order line is chosen/],
	['an unknown line', ['L9'], {}, /has no line "L9"; its lines are /],
	['an amount above the ceiling', 'both', { maximumAmount: 50 }, /would give back 75\.00 EUR, which is above/],
	[
		'a ceiling that is no amount',
		'both',
		{ maximumAmount: 'much' },
		/Maximum Amount is "much", which is not an amount/,
	],
])('%s is not sent', async (_, ids, more, sentence) => {
	const shop = await openShop();
	const { orderId, lines: sale } = sold(shop);

	const { error } = await shop.engine.run(
		lines(orderId, ids === 'both' ? sale.map((line) => line.orderLineId) : ids, {}, more),
	);

	expect(error?.message).toMatch(sentence);
	expect(shop.writes()).toEqual([]);
	expect(givenBack(shop, orderId)).toBe(0);
});
