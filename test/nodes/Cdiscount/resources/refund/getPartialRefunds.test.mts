import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { refund, sold } from './refunds.mts';

afterEach(closeShops);

test('lists them with their outcome, filtered by order', async () => {
	const shop = await openShop();
	const [one, other] = [sold(shop), sold(shop)];
	for (const { orderId } of [one, other])
		await shop.engine.run(refund('giveGesture', { orderId, amount: 4, reason: 'LateDelivery' }));
	shop.sandbox.clock.advance(60);

	const { output } = await shop.engine.run(
		refund('getGestures', { filters: { orderId: other.orderId }, returnAll: true }),
	);

	expect(output.map(({ json }) => json)).toMatchObject([{ orderId: other.orderId, amount: 4, status: 'Accepted' }]);
	expect((await shop.engine.run(refund('getGestures', { limit: 1, returnAll: false }))).output).toHaveLength(1);
});

test('an amount that is none is empty, never another amount; everything where it is not simplified', async () => {
	const shop = await openShop();
	const items = [
		{ requestId: 1, amount: '4.50', reason: { code: 'Other' } },
		{ requestId: 2, amount: { value: 4 } },
		{ requestId: 3, amount: '' },
	];
	nock(shop.sandbox.url, { allowUnmocked: true })
		.get(/\/order-commercial-gesture-requests/)
		.twice()
		.reply(200, { items });

	const { output } = await shop.engine.run(refund('getGestures', {}));
	const raw = await shop.engine.run(refund('getGestures', { simplify: false }));

	expect(output.map(({ json }) => [json.requestId, json.amount, json.reason])).toEqual([
		['1', 4.5, null],
		['2', null, null],
		['3', null, null],
	]);
	expect(raw.output.map(({ json }) => json)).toMatchObject(items);
});
