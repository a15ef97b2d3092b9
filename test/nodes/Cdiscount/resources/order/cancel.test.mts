import '../../../../engine/slept.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
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
	const { error } = await shop.engine.run(order('ship', { orderId, carrierName: 'Colissimo', parcelNumber: 'P1234' }));
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

test('a customer who asks to cancel is granted it, once', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop, { status: 'InPreparation' });
	shop.sandbox.marketplace.requestCancellation(orderId);

	expect((await shop.engine.run(cancel(orderId))).output[0].json).toMatchObject({ result: 'done', amount: 75 });
	expect((await shop.engine.run(cancel(orderId))).output[0].json).toMatchObject({ result: 'alreadyDone', amount: 75 });
	expect(givenBack(shop, orderId)).toBe(75);
	expect(shop.writes()).toHaveLength(1);
});

describe('an order that has left in part', () => {
	/** The first line has left, from the warehouse; the seller has 30.00 left to send. */
	const partly = (shop: Shop) => {
		const lines = [
			{ sku: 'LAMPE-042', quantity: 2, price: 20, shippingCost: 5, supplyMode: 'Fulfillment' as const },
			{ sku: 'VASE-017', quantity: 1, price: 30, shippingCost: 0 },
		];
		const sale = sold(shop, { status: 'InPreparation', lines });
		shop.sandbox.marketplace.shipByPlatform(sale.orderId);
		return { orderId: sale.orderId, ids: sale.lines.map(({ orderLineId }) => orderLineId) };
	};

	test.each([false, true])('the rest is cancelled (answer lost: %s)', async (isLost) => {
		const shop = await openShop(isLost ? { delays: { cancellation: 0 } } : {});
		const { orderId, ids } = partly(shop);
		if (isLost) shop.sandbox.faults.set([{ kind: 'dropAfter', method: 'POST' }]);

		const { output, error } = await shop.engine.run(cancel(orderId));

		expect(error).toBeUndefined();
		expect(output[0].json).toMatchObject({ result: 'done', amount: 30, orderLineIds: ids[1] });
		expect(shop.writes()).toMatchObject([{ body: { orderSellerId: orderId, lines: [{ lineId: ids[1] }] } }]);
		expect(givenBack(shop, orderId)).toBe(30);
	});

	test('a line that has left is not cancelled when it is chosen', async () => {
		const shop = await openShop();
		const { orderId, ids } = partly(shop);

		const { error } = await shop.engine.run(cancel(orderId, { what: 'lines', orderLineIds: ids }));

		expect(error?.message).toContain(`Line ${ids[0]} of order ${orderId} cannot be cancelled: it is Shipped.`);
		expect(shop.writes()).toEqual([]);
	});

	test('where nothing is left, the lines say why', async () => {
		const shop = await openShop();
		const { orderId, ids } = partly(shop);
		shop.sandbox.marketplace.orders.find(orderId).lines[1].status = 'Shipped';

		const { error } = await shop.engine.run(cancel(orderId));

		expect(error?.message).toBe(
			`Nothing of order ${orderId} is left to be cancelled: line ${ids[0]} is Shipped, line ${ids[1]} is Shipped.`,
		);
		expect(shop.writes()).toEqual([]);
	});
});
