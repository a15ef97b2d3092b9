import { order, ready } from '../../../engine/orders.mts';
import { closeShops, openShop } from '../../../engine/shop.mts';

afterEach(closeShops);

const queryOf = (path: string) => new URLSearchParams(path.split('?')[1]);

test.each([
	['local time of the editor', '2026-07-01T12:00:00', '2026-07-01T10:00:00Z'],
	['local time in winter', '2026-12-01T12:00:00', '2026-12-01T11:00:00Z'],
	['a day', '2026-07-01', '2026-06-30T22:00:00Z'],
	['UTC', '2026-07-01T12:00:00Z', '2026-07-01T12:00:00Z'],
	['an offset', '2026-07-01T12:00:00-05:00', '2026-07-01T17:00:00Z'],
	["n8n's own dates", '={{ DateTime.fromISO("2026-07-01T12:00:00", { zone: "Asia/Tokyo" }) }}', '2026-07-01T03:00:00Z'],
])('a date given as %s is read in the time zone of the workflow', async (_what, given, sent) => {
	const shop = await openShop();

	const parameters = order('getAll', { filters: { updatedAtMin: given } });
	const { error } = await shop.engine.run(parameters, { timezone: 'Europe/Paris' });

	expect(error).toBeUndefined();
	expect(shop.sandbox.calls.find({ path: '/orders' }).map(({ path }) => queryOf(path).get('updatedAtMin'))).toEqual([
		sent,
	]);
});

test('a field that is not shown is not needed', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const all = await shop.engine.run(order('getAll', { returnAll: true }));
	const limited = await shop.engine.run(order('getAll', { returnAll: false, limit: 1 }));

	expect([all.error, limited.error]).toEqual([undefined, undefined]);
	expect(all.output).toMatchObject([{ json: { orderId } }]);
});

test('an expression that fails is a fault of its item, and the field is named', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const items = [
		{ orderId, bad: false },
		{ orderId, bad: true },
	];

	const parameters = order('get', { orderId: '={{ $json.bad ? $json.nothing.at.all : $json.orderId }}' });
	const { output, errors, error } = await shop.engine.run(parameters, { items, onError: 'continueErrorOutput' });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { orderId }, pairedItem: { item: 0 } }]);
	expect(errors).toMatchObject([{ json: { error: expect.stringContaining('Order') }, pairedItem: { item: 1 } }]);
});
