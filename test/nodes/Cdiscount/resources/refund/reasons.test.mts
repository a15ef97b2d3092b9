import '../../../../engine/slept.mts';
import nock from 'nock';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);
afterEach(() => nock.cleanAll());

const REASONS = /cancellation-reasons/;
const CONFIGURATION = /sales-channel-commercial-gesture-configurations/;
const give = (orderId: string, reason = 'LateDelivery') => refund('giveGesture', { orderId, amount: 5, reason });
const whole = (orderId: string, reason = REASON) => refund('refundOrder', { orderId, reason });

test.each([
	[['a-code']],
	[{ items: [{ code: 'a-code' }] }],
	[{ items: [{ reasonCode: 'a-code' }] }],
	[{ reasons: [{ id: 'a-code', label: null }] }],
	[{ items: [{ strange: true }, { reason: 'a-code' }] }],
])('codes are read from %j, and others are refused', async (answer) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	nock(shop.sandbox.url, { allowUnmocked: true }).persist().get(REASONS).query(true).reply(200, answer);

	const { error } = await shop.engine.run(whole(orderId));

	expect(error?.message).toBe(`"${REASON}" is not a reason that Cdiscount takes now. It takes: a-code.`);
	expect((await shop.engine.run(refund('getReasons', {}))).output).toMatchObject([{ json: { code: 'a-code' } }]);
});

test.each([[[]], [{ items: [] }], [{ items: [{ strange: 1 }, 7, null] }], [{ strange: [] }], [null]])(
	'where no code can be read from %j, the marketplace decides',
	async (answer) => {
		const shop = await openShop();
		const [good, bad] = [sold(shop), sold(shop)];
		nock(shop.sandbox.url, { allowUnmocked: true })
			.persist()
			.get(REASONS)
			.query(true)
			.reply(200, JSON.stringify(answer), { 'content-type': 'application/json' });

		expect((await shop.engine.run(whole(good.orderId))).output[0].json.result).toBe('done');
		expect((await shop.engine.run(whole(bad.orderId, 'because'))).error?.message).toContain(
			"The reason 'because' is not valid",
		);
	},
);

test.each<[number, object]>([
	[404, {}],
	[200, { reasons: [{ strange: 1 }] }],
	[200, { reasons: { strange: 1 } }],
])('a configuration of partial refunds of %i %j is no list: the marketplace decides', async (status, body) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	nock(shop.sandbox.url, { allowUnmocked: true }).persist().get(CONFIGURATION).reply(status, body);

	expect((await shop.engine.run(give(orderId))).output[0].json.result).toBe('done');
	expect((await shop.engine.run(give(orderId, 'Nice'))).error?.message).toContain("The value 'Nice' is not valid");
});

test('reasons are those of the channel of the order, not of the credential', async () => {
	const shop = await openShop({}, { salesChannelId: 'OTHER' });
	const [one, other] = [sold(shop), sold(shop)];

	expect((await shop.engine.run(give(one.orderId))).output[0].json.result).toBe('done');
	expect((await shop.engine.run(whole(other.orderId, 'because'))).error?.message).toMatch(/It takes: seller-product/);
	const asked = shop.sandbox.calls.find({ method: 'GET' }).map(({ path }) => path);
	expect(asked.some((path) => path.endsWith('/sales-channel-commercial-gesture-configurations/CDISFR'))).toBe(true);
});

test('reasons are those of the credential where the order names no channel', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	const order = { ...shop.sandbox.marketplace.order(orderId), salesChannel: null };
	nock(shop.sandbox.url, { allowUnmocked: true })
		.persist()
		.get(new RegExp(`/orders/${orderId}$`))
		.reply(200, order);

	expect((await shop.engine.run(whole(orderId, 'because'))).error?.message).toMatch(/It takes: seller-product/);
});
