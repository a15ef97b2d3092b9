import '../../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { order } from '../../../../engine/orders.mts';
import { givenBack, REASON, refund, sold } from './refunds.mts';

afterEach(closeShops);

const OPERATIONS: Array<[string, (orderId: string, options: INodeParameters) => INodeParameters, string]> = [
	['refundOrder', (orderId, options) => refund('refundOrder', { orderId, reason: REASON, options }), 'Delivered'],
	[
		'giveGesture',
		(orderId, options) => refund('giveGesture', { orderId, amount: 1, reason: 'LateDelivery', options }),
		'Delivered',
	],
	[
		'cancel',
		(orderId, options) => order('cancel', { orderId, reason: 'seller-out-of-stock', options }),
		'InPreparation',
	],
];
const EMPTY = ['', '  ', null, '={{ $json.nothing }}', '={{ undefined }}', '={{ null }}', "={{ '' }}"];
const cases = (values: unknown[]) => OPERATIONS.flatMap((one) => values.map((value) => [...one, value] as const));

test.each(cases(EMPTY))('%s: a ceiling that is empty is no ceiling lifted', async (_, run, status, maximumAmount) => {
	const shop = await openShop();
	const { orderId } = sold(shop, { status: status as 'Delivered' });

	const { error } = await shop.engine.run(run(orderId, { maximumAmount } as INodeParameters));

	expect(error?.message).toMatch(/^Maximum Amount is empty: .* remove the option for no ceiling\.$/);
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

test.each([undefined, 75, '75', '75,00'])('a ceiling of %j lets 75.00 pass', async (maximumAmount) => {
	const shop = await openShop();
	const { orderId } = sold(shop);
	const options = maximumAmount === undefined ? {} : { maximumAmount };

	const { error } = await shop.engine.run(refund('refundOrder', { orderId, reason: REASON, options }));

	expect(error).toBeUndefined();
	expect(givenBack(shop, orderId)).toBe(75);
});

test.each([[-1], ['much'], ['={{ Number(undefined) }}']])('a ceiling of %j is none', async (maximumAmount) => {
	const shop = await openShop();
	const { orderId } = sold(shop);

	const { error } = await shop.engine.run(
		refund('refundOrder', { orderId, reason: REASON, options: { maximumAmount } }),
	);

	expect(error?.message).toMatch(/^Maximum Amount is /);
	expect(shop.asked()).toEqual([]);
});
