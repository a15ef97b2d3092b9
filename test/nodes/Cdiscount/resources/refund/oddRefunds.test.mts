import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../../engine/throughProxy.mts';
import { givenBack, REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);
afterEach(closeProxies);

interface Order {
	orderId: string;
	lines: Array<Record<string, unknown>>;
}

const withLine = (more: object) => (given: Order) => ({
	...given,
	lines: given.lines.map((line) => ({ ...line, ...more })),
});

test.each([
	['the shipping costs', { sellingPrice: { unitSalesPrice: 20, shippingCost: { amount: 5 } } }],
	['the unit price', { sellingPrice: { unitSalesPrice: ['20'], shippingCost: 5 } }],
	['the price', { sellingPrice: 'dear' }],
])('a ceiling cannot be kept where %s cannot be read, so nothing is refunded', async (_, odd) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	const { engine, change } = await oddly(shop);
	change('/orders/*', withLine(odd));

	const { error } = await engine.run(
		refund('refundOrder', { orderId, reason: REASON, shippingCostRefund: true, maximumAmount: 70 }),
	);

	expect(error?.message).toBe(
		`What goes back for order ${orderId}, together with what was given before, cannot be computed, so the ceiling cannot be kept.`,
	);
	expect(shop.writes()).toEqual([]);
});

test.each<[string, (given: object) => unknown]>([
	['is no object', () => 42],
	['has a status of another kind', (given) => ({ ...given, status: { code: 'Done' } })],
	['has lines of another kind', (given) => ({ ...given, lines: 'all' })],
	['has a line of another kind', (given) => ({ ...given, lines: [7] })],
	['has another kind of line id', (given) => ({ ...given, lines: [{ lineId: { id: 1 } }] })],
	['hides who made it', (given) => ({ ...given, userType: ['Seller'] })],
])('an earlier request that %s blocks a refund, and is shown among the others', async (_, odd) => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	const [{ orderLineId }, other] = lines;
	const asked = { orderId, reason: REASON };
	await shop.engine.run(refund('refundLines', { ...asked, orderLineIds: [orderLineId] }));
	const { engine, change } = await oddly(shop);
	change('/order-cancellation-requests', odd);
	const before = shop.writes().length;

	const { error } = await engine.run(refund('refundLines', { ...asked, orderLineIds: [other.orderLineId] }));
	const { output } = await engine.run(refund('getCancellations', { orderId }));

	expect(error?.message).toBe(`An earlier request to cancel or refund order ${orderId} cannot be read.`);
	expect(shop.writes()).toHaveLength(before);
	expect(output).toHaveLength(1);
	expect(givenBack(shop, orderId)).toBe(45);
});

test('what is only shown of an earlier request blocks nothing', async () => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	const asked = { orderId, reason: REASON };
	await shop.engine.run(refund('refundLines', { ...asked, orderLineIds: [lines[0].orderLineId] }));
	const { engine, change } = await oddly(shop);
	change('/order-cancellation-requests', (given: object) => ({ ...given, createdAt: 7, reason: {}, salesChannel: [] }));

	const { output } = await engine.run(refund('refundLines', { ...asked, orderLineIds: [lines[1].orderLineId] }));

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(givenBack(shop, orderId)).toBe(75);
});
