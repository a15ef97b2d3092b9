import '../../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { order } from '../../../../engine/orders.mts';
import { givenBack, REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);

const OPERATIONS: Array<[string, (orderId: string, more: INodeParameters) => INodeParameters, string]> = [
	['refundOrder', (orderId, more) => refund('refundOrder', { orderId, reason: REASON, ...more }), 'Delivered'],
	[
		'giveGesture',
		(orderId, more) => refund('giveGesture', { orderId, amount: 1, reason: 'LateDelivery', ...more }),
		'Delivered',
	],
	['cancel', (orderId, more) => order('cancel', { orderId, reason: 'seller-out-of-stock', ...more }), 'InPreparation'],
];
const EMPTY = ['', '  ', '={{ $json.nothing }}', '={{ undefined }}', '={{ null }}', "={{ '' }}"];
const cases = (values: unknown[]) => OPERATIONS.flatMap((one) => values.map((value) => [...one, value] as const));

test.each(cases(EMPTY))('%s: a ceiling that is empty is no ceiling lifted', async (_, run, status, maximumAmount) => {
	const shop = await openShop();
	const { orderId } = sold(shop, { status: status as 'Delivered' });

	const { error } = await shop.engine.run(run(orderId, { maximumAmount } as INodeParameters));

	expect(error?.message).toMatch(/^Maximum Amount is empty\. Enter an amount, or "none" for no ceiling\.$/);
	expect(shop.asked()).toEqual([]);
});

test.each(cases([0, '0', '0,00', ' 0.0 ', '={{ Number("") }}']))(
	'%s: at a ceiling of 0 nothing is given',
	async (_, run, status, maximumAmount) => {
		const shop = await openShop();
		const { orderId } = sold(shop, { status: status as 'Delivered' });

		const { error } = await shop.engine.run(run(orderId, { maximumAmount } as INodeParameters));

		expect(error?.message).toMatch(/above the Maximum Amount of 0\.00 EUR\.$/);
		expect(shop.writes()).toEqual([]);
		expect(givenBack(shop, orderId)).toBe(0);
	},
);

test.each([undefined, 'none', ' None ', 75, '75', '75,00'])(
	'a ceiling of %j lets 75.00 pass',
	async (maximumAmount) => {
		const shop = await openShop();
		const { orderId } = sold(shop);
		const ceiling = maximumAmount === undefined ? {} : { maximumAmount };

		const { error } = await shop.engine.run(refund('refundOrder', { orderId, reason: REASON, ...ceiling }));

		expect(error).toBeUndefined();
		expect(givenBack(shop, orderId)).toBe(75);
	},
);

test.each([[-1], ['much'], ['={{ Number(undefined) }}']])('a ceiling of %j is none', async (maximumAmount) => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	const { error } = await shop.engine.run(refund('refundOrder', { orderId, reason: REASON, maximumAmount }));

	expect(error?.message).toMatch(/^Maximum Amount is /);
	expect(shop.asked()).toEqual([]);
});

test('a ceiling is for all that is given on the order, by whomever, and says what was given before', async () => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	const give = async (amount: number) =>
		await shop.engine.run(
			refund('giveGesture', { orderId, amount, reason: 'LateDelivery', maximumAmount: '10', options: {} }),
		);

	expect((await give(6)).output[0].json).toMatchObject({ result: 'done', givenBefore: 0 });
	expect((await give(6.01)).error?.message).toBe(
		`Order ${orderId} would give back 6.01 EUR, which, with the 6.00 EUR given before, is above the Maximum Amount of 10.00 EUR.`,
	);
	expect((await give(4)).output[0].json).toMatchObject({ result: 'done', givenBefore: 6 });
	expect(givenBack(shop, orderId)).toBe(10);
});

test('lines that were refunded count into the ceiling of a partial refund, and partial refunds into that of a refund', async () => {
	const shop = await openShop();
	const { orderId, lines } = sold(shop);
	const [lamps] = lines.map(({ orderLineId }) => orderLineId);
	await shop.engine.run(refund('giveGesture', { orderId, amount: 3, reason: 'LateDelivery' }));
	const refundLamps = (maximumAmount: number) =>
		refund('refundLines', { orderId, orderLineIds: [lamps], reason: REASON, maximumAmount });

	const above = await shop.engine.run(refundLamps(47.99));
	expect(above.error?.message).toMatch(/45\.00 EUR, which, with the 3\.00 EUR given before, is above/);
	expect((await shop.engine.run(refundLamps(48))).output[0].json).toMatchObject({ result: 'done', givenBefore: 3 });

	const partialRefund = { orderId, amount: 2, reason: 'LateDelivery', maximumAmount: 49.99 };
	expect((await shop.engine.run(refund('giveGesture', partialRefund))).error?.message).toMatch(
		/with the 48\.00 EUR given before/,
	);
	expect(givenBack(shop, orderId)).toBe(48);
});
