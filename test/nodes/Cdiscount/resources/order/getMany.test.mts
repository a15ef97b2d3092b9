import { order, ready, waiting } from '../../../../engine/orders.mts';
import { SandboxClock } from '../../../../../sandbox/marketplace/clock.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const getMany = (parameters = {}) => order('getAll', parameters);
const ids = (output: Array<{ json: { orderId?: unknown } }>) => output.map(({ json }) => json.orderId);
const at = (hour: number) => new Date(Date.UTC(2026, 8, 1, hour)).toISOString();

test('gives all orders, oldest first, in pages of a hundred', async () => {
	const shop = await openShop();
	const placed = Array.from({ length: 205 }, (_, index) =>
		ready(shop, { createdAt: Date.now() - 1_000_000 + index * 1000 }),
	);

	const { output, error } = await shop.engine.run(getMany({ returnAll: true }));

	expect(error).toBeUndefined();
	expect(ids(output)).toEqual(placed.map(({ orderId }) => orderId));
	expect(new Set(output.map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(new Set(['{"item":0}']));
	expect(shop.asked()).toEqual(Array(3).fill('GET /orders'));
	expect(shop.writes()).toEqual([]);
});

test.each([
	{ limit: 3, calls: 1 },
	{ limit: 100, calls: 1 },
	{ limit: 101, calls: 2 },
])('gives no more than the limit of $limit, in $calls calls', async ({ limit, calls }) => {
	const shop = await openShop();
	for (let index = 0; index < 120; index++) ready(shop);

	const { output } = await shop.engine.run(getMany({ limit }));

	expect(output).toHaveLength(limit);
	expect(new Set(ids(output)).size).toBe(limit);
	expect(shop.asked()).toHaveLength(calls);
});

test('gives 50 when nothing is said', async () => {
	const shop = await openShop();
	for (let index = 0; index < 60; index++) ready(shop);

	const { output } = await shop.engine.run(getMany());

	expect(output).toHaveLength(50);
});

test('gives nothing, and no error, when there is nothing', async () => {
	const shop = await openShop();

	const { output, error } = await shop.engine.run(getMany({ filters: { status: ['Shipped'] } }));

	expect(error).toBeUndefined();
	expect(output).toEqual([]);
});

test('an order that moves to the next page while it is read comes once', async () => {
	const shop = await openShop();
	const placed = Array.from({ length: 101 }, () => ready(shop));
	const { marketplace } = shop.sandbox;
	const list = jest.spyOn(marketplace, 'listOrders');
	list.mockReturnValueOnce(placed.slice(0, 100)).mockReturnValueOnce(placed.slice(99));

	const { output } = await shop.engine.run(getMany({ returnAll: true }));

	expect(output).toHaveLength(101);
	expect(new Set(ids(output)).size).toBe(101);
});

test.each([
	['status', { status: ['WaitingAcceptance', 'Shipped'] }, ['a', 'c']],
	['business orders', { businessOrder: true }, ['c']],
	['consumer orders', { businessOrder: false }, ['a', 'b', 'd']],
	['supply mode', { supplyMode: 'Fulfillment' }, ['b']],
	['reference', { reference: 'REF-D' }, ['d']],
	['country', { shippingCountry: 'BE' }, ['d']],
	['sales channel', { salesChannelId: 'SCID01' }, ['b']],
	['creation', { createdAtMin: at(10), createdAtMax: at(11) }, ['b', 'c']],
	['change', { updatedAtMin: at(12) }, ['c', 'd']],
	['shipment', { shippedAtMin: at(0), shippedAtMax: at(13) }, ['c']],
	['nothing that is empty', { reference: '', createdAtMin: '', status: [] }, ['a', 'b', 'c', 'd']],
])('filters by %s', async (_what, filters, wanted) => {
	const shop = await openShop({ clock: SandboxClock.frozenAt(at(14)) });
	const names = new Map<unknown, string>([
		[ready(shop, { status: 'WaitingAcceptance', createdAt: at(9) }).orderId, 'a'],
		[ready(shop, { createdAt: at(10), supplyMode: 'Fulfillment', salesChannelId: 'SCID01' }).orderId, 'b'],
		[ready(shop, { status: 'Shipped', createdAt: at(11), updatedAt: at(13), business: true }).orderId, 'c'],
		[ready(shop, { createdAt: at(12), reference: 'REF-D', countryCode: 'BE' }).orderId, 'd'],
	]);

	const { output, error } = await shop.engine.run(getMany({ filters }));

	expect(error).toBeUndefined();
	expect(ids(output).map((id) => names.get(id))).toEqual(wanted);
});

test.each([
	['a limit of zero', { limit: 0 }, 'Limit is 0, but it must be a whole number from 1 to 1000000.'],
	['half a limit', { limit: 2.5 }, 'Limit is 2.5, but it must be a whole number from 1 to 1000000.'],
	[
		'no date',
		{ filters: { createdAtMin: 'yesterday' } },
		'Created After is "yesterday", which is not a date. Use for example 2026-11-21T08:00:00Z.',
	],
	[
		'a country in words',
		{ filters: { shippingCountry: 'France' } },
		'Shipping Country is "France", but it is written in two letters. Enter FR.',
	],
])('asks nothing of the marketplace for %s', async (_what, parameters, sentence) => {
	const shop = await openShop();

	const { error, output } = await shop.engine.run(getMany(parameters));

	expect(error?.message).toBe(sentence);
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test('asks nothing for a status that there is not, and names those that there are', async () => {
	const shop = await openShop();
	waiting(shop);

	const { error } = await shop.engine.run(getMany({ filters: { status: '={{ "expédié" }}' } }));

	expect(error?.message).toBe(
		'Statuses is "expédié", but it can only be "Processing", "WaitingAcceptance", "Accepted", "Refused", "InPreparation", "Shipped", "Delivered", "Cancelled", "Rejected".',
	);
	expect(shop.asked()).toEqual([]);
});
