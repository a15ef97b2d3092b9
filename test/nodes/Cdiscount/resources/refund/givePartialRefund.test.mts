import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { givenBack, refund, sold } from './refunds.mts';

afterEach(closeShops);

const partialRefund = (orderId: unknown, amount: unknown, options = {}, more = {}) =>
	refund('giveGesture', { orderId, amount, reason: 'LateDelivery', options, ...more });

test('gives the amount once, to the cent; a second run gives nothing', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	const { output, error } = await shop.engine.run(partialRefund(orderId, 12.35));

	expect(error).toBeUndefined();
	expect(output[0].json).toMatchObject({
		orderId,
		result: 'done',
		amount: 12.35,
		allowableBefore: 75,
		requestId: expect.any(String),
	});
	expect((await shop.engine.run(partialRefund(orderId, 12.35))).output[0].json).toMatchObject({
		result: 'alreadyDone',
	});
	expect(givenBack(shop, orderId)).toBe(12.35);
	expect(shop.writes()).toMatchObject([{ body: { orderId, reason: 'LateDelivery', amount: 12.35 } }]);
});

test('another of the same amount is given where it is wanted', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	await shop.engine.run(partialRefund(orderId, 5));

	const { output } = await shop.engine.run(partialRefund(orderId, 5, { allowAnother: true }));

	expect(output[0].json.result).toBe('done');
	expect(givenBack(shop, orderId)).toBe(10);
});

test('amounts and decimal commas of a French sheet are understood', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	await shop.engine.run(partialRefund(orderId, '7,50'));

	expect(givenBack(shop, orderId)).toBe(7.5);
});

test.each([
	[
		'above the refundable amount',
		75.01,
		{},
		{},
		{},
		/partial refund of 75\.01 EUR is above the 75\.00 EUR that Cdiscount still allows/,
	],
	[
		'above the ceiling',
		20,
		{},
		{ maximumAmount: 19.99 },
		{},
		/would give back 20\.00 EUR, which is above the Maximum Amount of 19\.99 EUR/,
	],
	['with three decimals', 1.005, {}, {}, {}, /Amount is 1\.005, but an amount has at most two decimals/],
	['negative', -1, {}, {}, {}, /Amount is -1, but it must be above 0/],
	['zero', 0, {}, {}, {}, /Amount is 0, but it must be above 0/],
	['a list', [1], {}, {}, {}, /Amount is a list, which is not an amount/],
	[
		'for an unknown reason',
		1,
		{},
		{ reason: 'Nice' },
		{},
		/"Nice" is not a reason that Cdiscount takes now\. It takes: MissingProduct/,
	],
	['for another reason without details', 1, {}, { reason: 'Other' }, {}, /The reason "Other" needs Reason Details/],
	[
		'before the shipment',
		1,
		{},
		{},
		{ status: 'InPreparation' },
		/is not possible: it is InPreparation, and only Shipped or Delivered allows it/,
	],
] as const)('an amount %s is not given', async (_, amount, options, more, wish, sentence) => {
	const shop = await openShop();
	const { orderId } = sold(shop, wish);

	const { error } = await shop.engine.run(partialRefund(orderId, amount, options, more));

	expect(error?.message).toMatch(sentence);
	expect(shop.writes()).toEqual([]);
});

test.each([false, true])('an answer lost after the effect gives once (another wanted: %s)', async (allowAnother) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	if (allowAnother) await shop.engine.run(partialRefund(orderId, 3));
	shop.sandbox.faults.set([{ kind: 'dropAfter', method: 'POST', path: '/order-commercial-gesture-requests' }]);

	const { output, error } = await shop.engine.run(partialRefund(orderId, 3, { allowAnother }));

	expect(error).toBeUndefined();
	expect(output[0].json.result).toBe('done');
	expect(givenBack(shop, orderId)).toBe(allowAnother ? 6 : 3);
});

test('the marketplace has the last word, and its words reach the user', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	shop.sandbox.faults.set([{ kind: '500', method: 'POST', path: '/order-commercial-gesture-requests' }]);

	const { error } = await shop.engine.run(partialRefund(orderId, 3));

	expect(error?.message).toContain('It is not known whether the partial refund of 3.00 EUR');
	expect(givenBack(shop, orderId)).toBe(0);
});
