import '../../../../engine/slept.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { givenBack, REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);

const whole = (orderId: unknown, options = {}, more = {}) =>
	refund('refundOrder', { orderId, reason: REASON, options, ...more });

test('gives everything back once, says how much, and a second run gives nothing', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	const { output, error } = await shop.engine.run(whole(orderId));

	expect(error).toBeUndefined();
	expect(output[0]).toMatchObject({
		json: {
			orderId,
			result: 'done',
			sellerId: SELLER,
			statusBefore: 'Delivered',
			amount: 75,
			currencyCode: 'EUR',
			reason: REASON,
		},
		pairedItem: { item: 0 },
	});
	expect((await shop.engine.run(whole(orderId))).output[0].json).toMatchObject({ result: 'alreadyDone' });
	expect(givenBack(shop, orderId)).toBe(75);
	expect((await shop.engine.run(whole(orderId))).output[0].json).toMatchObject({
		result: 'alreadyDone',
		statusBefore: 'Cancelled',
	});
	expect(shop.writes()).toMatchObject([
		{
			path: '/seller/v2/order-cancellation-requests',
			body: { orderSellerId: orderId, reason: REASON, shippingCostRefund: true },
		},
	]);
});

test('leaves the shipping costs with the seller where that is wanted', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	const { output } = await shop.engine.run(whole(orderId, {}, { shippingCostRefund: false }));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 70 });
	expect(givenBack(shop, orderId)).toBe(70);
});

test('a second refund of the same order in the same run is not sent', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	const { output } = await shop.engine.run(whole('={{ $json.orderId }}'), { items: [{ orderId }, { orderId }] });

	expect(output.map(({ json }) => json.result)).toEqual(['done', 'alreadyDone']);
	expect(shop.writes()).toHaveLength(1);
});

test('refunds only what is left when a line was refunded before', async () => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	await shop.engine.run(refund('refundLines', { orderId, reason: REASON, orderLineIds: [lines[0].orderLineId] }));

	const { output } = await shop.engine.run(whole(orderId));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 30, orderLineIds: lines[1].orderLineId });
	expect(givenBack(shop, orderId)).toBe(75);
	expect(shop.writes()).toHaveLength(2);
});

const refusedByUs = [
	[
		'above the ceiling',
		{},
		{},
		{ maximumAmount: 74.99 },
		/would give back 75\.00 EUR, which is above the Maximum Amount of 74\.99 EUR\./,
	],
	[
		'for an unknown reason',
		{},
		{},
		{ reason: 'because' },
		/"because" is not a reason that Cdiscount takes now\. It takes: seller-product-returned/,
	],
	[
		'of an order that was not shipped',
		{ status: 'InPreparation' },
		{},
		{},
		/cannot be refunded: it is InPreparation, and only Shipped or Delivered allows it\./,
	],
	['of a refused order', { status: 'Refused' }, {}, {}, /cannot be refunded: it is Refused/],
] as const;

test.each(refusedByUs)('a refund %s is not sent', async (_, wish, options, more, sentence) => {
	const shop = await openShop();
	const { orderId } = sold(shop, wish);

	const { error } = await shop.engine.run(whole(orderId, options, more));

	expect(error?.message).toMatch(sentence);
	expect(shop.writes()).toEqual([]);
	expect(givenBack(shop, orderId)).toBe(0);
});

test('a dry run shows the request and gives nothing', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	const { output } = await shop.engine.run(whole(orderId, { dryRun: true }));

	expect(output[0].json).toMatchObject({ result: 'dryRun', amount: 75, request: { body: { orderSellerId: orderId } } });
	expect(shop.writes()).toEqual([]);
});

test.each(['dropAfter', 'truncatedJson', 'emptyBody'] as const)(
	'an answer lost after the effect (%s) gives once',
	async (kind) => {
		const shop = await openShop();
		const { orderId } = sold(shop);
		shop.sandbox.faults.set([{ kind, method: 'POST', path: '/order-cancellation-requests' }]);

		const { output, error } = await shop.engine.run(whole(orderId));

		expect(error).toBeUndefined();
		expect(output[0].json).toMatchObject({ result: 'done', amount: 75 });
		expect(givenBack(shop, orderId)).toBe(75);
		expect(shop.writes()).toHaveLength(1);
	},
);

test('a request lost before its effect is not sent again: the outcome is unknown, and the next run gives once', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	shop.sandbox.faults.set([{ kind: 'drop', method: 'POST' }]);

	const { error } = await shop.engine.run(whole(orderId));

	expect(error?.message).toContain(`It is not known whether the refund of order ${orderId} was made`);
	expect(shop.writes()).toHaveLength(1);
	expect((await shop.engine.run(whole(orderId))).output[0].json).toMatchObject({ result: 'done' });
	expect(givenBack(shop, orderId)).toBe(75);
});

test('with continue on fail a bad order harms no other', async () => {
	const shop = await openShop();
	const [first, third] = [sold(shop), sold(shop)];
	const items = [{ orderId: first.orderId }, { orderId: 'UNKNOWN-1' }, { orderId: third.orderId }];

	const { output, errors } = await shop.engine.run(whole('={{ $json.orderId }}'), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('There is no order "UNKNOWN-1"') }, pairedItem: { item: 1 } },
	]);
	expect(givenBack(shop, third.orderId)).toBe(75);
});
