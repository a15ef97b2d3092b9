import { order, ready, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

test('counts the orders of the seller in one call', async () => {
	const shop = await openShop();
	for (let index = 0; index < 130; index++) ready(shop);
	waiting(shop, { sellerId: '98980' });

	const { output, error } = await shop.engine.run(order('count'));

	expect(error).toBeUndefined();
	expect(output).toEqual([{ json: { count: 130 }, pairedItem: { item: 0 } }]);
	expect(shop.asked()).toEqual(['GET /orders/count']);
});

test('counts what the filters leave, by expressions per item', async () => {
	const shop = await openShop();
	waiting(shop);
	ready(shop);
	ready(shop);

	const parameters = order('count', { filters: { status: '={{ $json.status }}' } });
	const items = [{ status: 'InPreparation' }, { status: ['WaitingAcceptance'] }, { status: 'Shipped,Delivered' }];
	const { output } = await shop.engine.run(parameters, { items });

	expect(output).toEqual([2, 1, 0].map((count, item) => ({ json: { count }, pairedItem: { item } })));
});

test('understands the other form of the answer, an object', async () => {
	const shop = await openShop();
	jest.spyOn(shop.sandbox.marketplace, 'countOrders').mockReturnValue({ count: 7 } as never);

	const { output } = await shop.engine.run(order('count'));

	expect(output).toMatchObject([{ json: { count: 7 } }]);
});

test('an answer without a number is not passed on', async () => {
	const shop = await openShop();
	jest.spyOn(shop.sandbox.marketplace, 'countOrders').mockReturnValue({ total: 7 } as never);

	const { output, error } = await shop.engine.run(order('count'));

	expect(error?.message).toMatch(/^The marketplace answered something that cannot be read: orders/);
	expect(output).toEqual([]);
});

test('asks nothing for a status that there is not', async () => {
	const shop = await openShop();

	const { error } = await shop.engine.run(order('count', { filters: { status: '={{ "status" }}' } }));

	expect(error?.message).toMatch(/^Statuses is "status", but it can only be "Processing", /);
	expect(shop.asked()).toEqual([]);
});
