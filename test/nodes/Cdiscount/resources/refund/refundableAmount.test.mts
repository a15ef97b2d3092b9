import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { givenBack, REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);
afterEach(() => nock.cleanAll());

const REFUNDABLE_AMOUNT = /commercial-gestures-available-amounts/;
const whole = (orderId: string, options = {}, more = {}) =>
	refund('refundOrder', { orderId, reason: REASON, options, ...more });
const asks = (shop: Shop) => shop.asked().filter((call) => REFUNDABLE_AMOUNT.test(call));

test('what was given before goes off what a refund says it gives', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	await shop.engine.run(refund('giveGesture', { orderId, amount: 10, reason: 'LateDelivery' }));
	const before = asks(shop).length;

	const { output } = await shop.engine.run(whole(orderId));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 65 });
	expect(givenBack(shop, orderId)).toBe(75);
	expect(asks(shop)).toHaveLength(before + 1);
});

test('the ceiling is for all that is given back on the order', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	await shop.engine.run(refund('giveGesture', { orderId, amount: 10, reason: 'LateDelivery' }));

	const { error } = await shop.engine.run(whole(orderId, {}, { maximumAmount: 70 }));

	expect(error?.message).toMatch(
		/would give back 65\.00 EUR, which, with the 10\.00 EUR given before, is above the Maximum Amount of 70\.00 EUR/,
	);
});

test.each<[number, object]>([
	[404, {}],
	[400, { title: 'Bad Request' }],
	[200, { amount: 3 }],
])('an answer %i %j about the refundable amount does not stop a refund', async (status, body) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	nock(shop.sandbox.url, { allowUnmocked: true }).persist().get(REFUNDABLE_AMOUNT).reply(status, body);

	const { output } = await shop.engine.run(whole(orderId));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 75 });
});

test('it is asked once, also when the answer of the refund is lost', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	shop.sandbox.faults.set([{ kind: 'dropAfter', method: 'POST', path: '/order-cancellation-requests' }]);

	await shop.engine.run(whole(orderId));
	await shop.engine.run(whole(orderId));

	expect(asks(shop)).toHaveLength(1);
});
