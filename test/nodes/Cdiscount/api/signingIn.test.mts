import { secondsSlept } from '../../../engine/slept.mts';
import { Engine } from '../../../engine/engine.mts';
import { confirm, effects, itemsOf, order, ready, waiting } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

const get = (orderId: string) => order('get', { orderId });

test('one token serves items, runs and operations', async () => {
	const shop = await openShop();
	const orders = Array.from({ length: 5 }, () => waiting(shop));

	await shop.engine.run(confirm(), { items: itemsOf(orders) });
	await shop.engine.run(get(orders[0].orderId));
	await shop.engine.run(order('count'));

	expect(shop.tokens()).toBe(1);
});

test('a token that has expired is replaced once, and the call repeated once', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	await shop.engine.run(get(orderId));
	shop.sandbox.clock.advance(7201);
	shop.sandbox.calls.clear();

	const { output, error } = await shop.engine.run(get(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { orderId } }]);
	expect(shop.tokens()).toBe(1);
	expect(shop.asked()).toHaveLength(2);
});

test('a token that is revoked in the middle of a run is replaced, and every order confirmed once', async () => {
	const shop = await openShop();
	const orders = Array.from({ length: 4 }, () => waiting(shop));
	const { marketplace } = shop.sandbox;
	const approve = marketplace.approve.bind(marketplace);
	jest.spyOn(marketplace, 'approve').mockImplementationOnce((...given) => {
		approve(...given);
		shop.sandbox.revokeTokens();
	});

	const { output, error } = await shop.engine.run(confirm(), { items: itemsOf(orders) });

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.result)).toEqual(Array(4).fill('done'));
	expect(shop.tokens()).toBe(2);
	expect(orders.map(({ orderId }) => effects(shop, orderId))).toEqual(Array(4).fill(['confirmed']));
});

test('a write whose token is refused is sent once more with a new one, and takes effect once', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	shop.sandbox.faults.add({ kind: 'unauthorized', method: 'POST' });

	const { output } = await shop.engine.run(confirm(orderId));

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(shop.writes().map(({ status }) => status)).toEqual([401, 201]);
	expect(effects(shop, orderId)).toEqual(['confirmed']);
	expect(shop.tokens()).toBe(2);
});

test('a new token that is refused too is not asked for a third time', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	shop.sandbox.faults.add({ kind: 'unauthorized', count: 99 });

	const { error } = await shop.engine.run(confirm(orderId));

	expect(error?.message).toBe('Cdiscount refused the access token, and a new one as well.');
	expect(error?.httpCode).toBe('401');
	expect(shop.tokens()).toBe(2);
	expect(shop.asked()).toHaveLength(2);
	expect(secondsSlept()).toBe(0);
});

test('an API that refuses every new token is not asked for one per item', async () => {
	const shop = await openShop();
	const orders = Array.from({ length: 20 }, () => waiting(shop));
	shop.sandbox.faults.add({ kind: 'unauthorized', count: 999 });

	const { output } = await shop.engine.run(confirm(), { items: itemsOf(orders), onError: 'continueRegularOutput' });

	expect(output).toHaveLength(20);
	expect(output.at(-1)?.json.error).toMatch(/refuses one fresh access token after the other.*try again in a minute/);
	expect(shop.tokens()).toBe(6);
	expect(orders.flatMap(({ orderId }) => effects(shop, orderId))).toEqual([]);
});

test('executions that start at the same moment share one sign-in', async () => {
	const shop = await openShop();
	const orders = Array.from({ length: 8 }, () => ready(shop));

	const outcomes = await Promise.all(
		orders.map(async ({ orderId }) => await new Engine(shop.credential).run(get(orderId))),
	);

	expect(outcomes.map(({ error }) => error)).toEqual(Array(8).fill(undefined));
	expect(shop.tokens()).toBe(1);
});

test('executions whose token was just revoked share one new sign-in', async () => {
	const shop = await openShop();
	const orders = Array.from({ length: 8 }, () => ready(shop));
	const engines = orders.map(() => new Engine(shop.credential));
	await Promise.all(engines.map(async (engine) => await engine.run(order('count'))));
	shop.sandbox.revokeTokens();

	const outcomes = await Promise.all(
		engines.map(async (engine, index) => await engine.run(get(orders[index].orderId))),
	);

	expect(outcomes.map(({ error }) => error)).toEqual(Array(8).fill(undefined));
	expect(shop.tokens()).toBe(2);
});

test('a sign-in that failed is not shared with those who come later', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	shop.sandbox.faults.add({ kind: '503', path: '**/token' });
	const first = await shop.engine.run(order('get', { orderId }), { onError: 'continueRegularOutput' });
	const second = await shop.engine.run(get(orderId));

	expect(first.saved.finished ?? true).toBe(true);
	expect(second.error).toBeUndefined();
	expect(second.output).toMatchObject([{ json: { orderId } }]);
});

test('the seller and the channel go with every call, and the token to the API only', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);

	await shop.engine.run(confirm(orderId));

	const calls = shop.sandbox.calls.find();
	expect(calls.filter(({ path }) => path.startsWith('/seller')).map(({ sellerId }) => sellerId)).toEqual([
		'98979',
		'98979',
	]);
	expect(calls.filter(({ path }) => path.startsWith('/auth')).map(({ sellerId }) => sellerId)).toEqual([null]);
});
