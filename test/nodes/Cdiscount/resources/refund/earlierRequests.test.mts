import '../../../../engine/slept.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);

/** The marketplace lists exactly these requests, whatever it is asked. */
const listing = ({ sandbox }: Shop, ...requests: object[]) =>
	jest.spyOn(sandbox.marketplace.refunds.cancellations, 'list').mockReturnValue(requests as never[]);
const whole = (orderId: string, more = {}) => refund('refundOrder', { orderId, reason: REASON, ...more });

const PENDING = { cancellationRequestId: 'c1', status: 'Pending', userType: 'Seller' };

test.each<[string, (id: string, ids: string[]) => object]>([
	['the customer', (_, [lineId]) => ({ ...PENDING, userType: 'Customer', lines: [{ lineId }] })],
	['the customer, as origin', () => ({ ...PENDING, userType: undefined, origin: 'CUSTOMER' })],
	...['Refused', 'Rejected', 'Expired', 'Failed', 'Error', 'Aborted'].map((status): [string, () => object] => [
		`the seller, now ${status}`,
		() => ({ ...PENDING, status }),
	]),
	[
		'the seller, with dead lines',
		(_, ids) => ({ ...PENDING, lines: ids.map((lineId) => ({ lineId, status: 'Expired' })) }),
	],
	['the seller, for another order', () => ({ ...PENDING, orderSellerId: 'OTHER' })],
])('a request of %s holds nothing up', async (_, request) => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	listing(
		shop,
		request(
			orderId,
			lines.map(({ orderLineId }) => orderLineId),
		),
	);

	const { output } = await shop.engine.run(whole(orderId));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 75 });
	expect(shop.writes()).toHaveLength(1);
});

test.each<[string, (id: string, ids: string[]) => object]>([
	['of the seller', () => ({ ...PENDING, userType: 'SELLER' })],
	['of nobody', (orderSellerId) => ({ orderSellerId, status: 'Pending' })],
	['being cancelled', () => ({ ...PENDING, status: 'CancelRequested' })],
	['cancelled, which may mean carried out', () => ({ ...PENDING, status: 'Cancelled' })],
	['with a line without id', () => ({ ...PENDING, lines: [{ offerId: 'OF-1' }] })],
	['with a line of an unknown id', () => ({ ...PENDING, lines: [{ lineId: 4711 }] })],
	[
		'refused in part, with living lines',
		(_, ids) => ({ ...PENDING, status: 'PartiallyRefused', lines: ids.map((lineId) => ({ lineId })) }),
	],
])('a request %s counts', async (_, request) => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	const ids = lines.map(({ orderLineId }) => orderLineId);
	listing(shop, request(orderId, ids));

	const { output } = await shop.engine.run(whole(orderId));

	expect(output[0].json).toMatchObject({ result: 'alreadyDone', amount: 75, orderLineIds: ids.join(', ') });
	expect(shop.writes()).toEqual([]);
});

test('of a request that lives in part, the dead line is asked for again', async () => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	const [first, second] = lines.map(({ orderLineId }) => orderLineId);
	listing(shop, { ...PENDING, lines: [{ lineId: first, status: 'Refused' }, { lineId: second }] });

	const { output } = await shop.engine.run(whole(orderId));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 45, orderLineIds: first });
});

test('requests are found whatever channel they were made on', async () => {
	const shop = await openShop({}, { salesChannelId: 'OTHER' });
	const { orderId } = sold(shop);
	await shop.engine.run(whole(orderId));

	const { output } = await shop.engine.run(whole(orderId));

	expect(output[0].json).toMatchObject({ result: 'alreadyDone' });
	expect(shop.writes()).toHaveLength(1);
});

test('what is done says the amount and the lines, before and after the marketplace has worked on it', async () => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	const done = {
		result: 'alreadyDone',
		amount: 70,
		orderLineIds: lines.map(({ orderLineId }) => orderLineId).join(', '),
	};
	await shop.engine.run(whole(orderId, { shippingCostRefund: false }));

	expect((await shop.engine.run(whole(orderId))).output[0].json).toMatchObject(done);
	shop.sandbox.clock.advance(60);
	expect((await shop.engine.run(whole(orderId))).output[0].json).toMatchObject({ ...done, statusBefore: 'Cancelled' });
	const oneLine = refund('refundLines', { orderId, reason: REASON, orderLineIds: [lines[1].orderLineId] });
	expect((await shop.engine.run(oneLine)).output[0].json).toMatchObject({ result: 'alreadyDone', amount: 30 });
});
