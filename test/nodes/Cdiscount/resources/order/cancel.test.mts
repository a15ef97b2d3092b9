import '../../../../engine/slept.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { givenBack, sold } from '../refund/refunds.mts';
import { order } from '../../../../engine/orders.mts';

afterEach(closeShops);

const REASON = 'seller-out-of-stock';
const cancel = (orderId: string, more = {}) => order('cancel', { orderId, reason: REASON, ...more });

test('cancels a whole order that is not shipped, once', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop, { status: 'InPreparation' });

	const { output, error } = await shop.engine.run(cancel(orderId));

	expect(error).toBeUndefined();
	expect(output[0].json).toMatchObject({ orderId, result: 'done', statusBefore: 'InPreparation', amount: 75 });
	expect((await shop.engine.run(cancel(orderId))).output[0].json).toMatchObject({ result: 'alreadyDone' });
	expect(givenBack(shop, orderId)).toBe(75);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('Cancelled');
	expect(shop.writes()).toHaveLength(1);
});

test('cancels one line, and the rest can be shipped', async () => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop, { status: 'InPreparation' });

	const { output } = await shop.engine.run(cancel(orderId, { what: 'lines', orderLineIds: [lines[1].orderLineId] }));

	expect(output[0].json).toMatchObject({ result: 'done', amount: 30 });
	expect(givenBack(shop, orderId)).toBe(30);
	const { error } = await shop.engine.run(order('ship', { orderId, carrierName: 'Colissimo', parcelNumber: 'P1' }));
	expect(error).toBeUndefined();
	expect(shop.sandbox.marketplace.order(orderId).lines.map(({ status }) => status)).toEqual(['Shipped', 'Cancelled']);
});

test.each([
	['WaitingAcceptance', /cannot be cancelled: it is WaitingAcceptance, and only Accepted or InPreparation allows it\./],
	['Delivered', /cannot be cancelled: it is Delivered/],
] as const)('an order that is %s is not cancelled', async (status, sentence) => {
	const shop = await openShop();
	const { orderId } = sold(shop, { status });

	const { error } = await shop.engine.run(cancel(orderId));

	expect(error?.message).toMatch(sentence);
	expect(shop.writes()).toEqual([]);
});

test('chosen lines without a line are not sent', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop, { status: 'InPreparation' });

	const { error } = await shop.engine.run(cancel(orderId, { what: 'lines', orderLineIds: '={{ [] }}' }));

	expect(error?.message).toBe('No order line is chosen. Choose at least one, or cancel the whole order.');
	expect(shop.asked()).toEqual([]);
});
