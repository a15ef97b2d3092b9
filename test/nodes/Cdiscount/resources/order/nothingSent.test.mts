import { confirm, effects, itemsOf, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

test('a run that stops in the middle says what was done before, and can be run again', async () => {
	const shop = await openShop();
	const orders = [waiting(shop), waiting(shop), waiting(shop, { status: 'Cancelled' }), waiting(shop)];

	const { output, error } = await shop.engine.run(confirm(), { items: itemsOf(orders) });

	expect(error?.message).toContain('it was cancelled');
	expect(error?.context).toMatchObject({ itemIndex: 2 });
	expect(error?.description).toContain(
		'The 2 items before this one were done; running again skips what is already done.',
	);
	expect(output).toEqual([]);
	expect(orders.map(({ orderId }) => effects(shop, orderId))).toEqual([['confirmed'], ['confirmed'], [], []]);
});

test('a Seller ID that cannot be right in the last item sends nothing for the first', async () => {
	const shop = await openShop({}, { sellerId: '' });
	const [first, second] = [waiting(shop), waiting(shop)];
	const items = [
		{ orderId: first.orderId, shop: SELLER },
		{ orderId: second.orderId, shop: 'my shop' },
	];
	const partner = { authentication: 'partner', sellerId: '={{ $json.shop }}' };

	const { error } = await shop.engine.run({ ...confirm(), ...partner }, { items });

	expect(error?.message).toContain('"my shop"');
	expect(error?.context?.itemIndex).toBe(1);
	expect(error?.description).toContain('Nothing was sent for any item.');
	expect(shop.asked()).toEqual([]);
});

test('items that are not set to be skipped when they are done are not called safe to run again', async () => {
	const shop = await openShop();
	const items = itemsOf([waiting(shop), waiting(shop), waiting(shop, { status: 'Cancelled' })]);

	const { error } = await shop.engine.run(confirm(undefined, { ifAlreadyDone: 'fail' }), { items });

	expect(error?.description).toContain('The 2 items before this one were done; run again without what is done');
});

test.each([null, ''])(
	'a Dry Run whose expression gives %j sends nothing: nobody knows whether it was meant',
	async (test) => {
		const shop = await openShop();
		const { orderId } = waiting(shop);

		const { error } = await shop.engine.run(confirm(undefined, { dryRun: '={{ $json.test }}' }), {
			items: [{ orderId, test }],
		});

		expect(error?.message).toBe(
			'Dry Run is empty: its expression gives nothing. Make it true or false, or remove the option.',
		);
		expect(shop.asked()).toEqual([]);
	},
);

test('a Dry Run whose expression gives undefined sends nothing either', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	const { error } = await shop.engine.run(confirm(orderId, { dryRun: '={{ $json.absent }}' }));
	expect(error?.message).toContain('Dry Run is empty');
	expect(effects(shop, orderId)).toEqual([]);
});
