import '../../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { Cdiscount } from '../../../../../nodes/Cdiscount/Cdiscount.node.ts';
import { confirm, order, ready, refuse, ship, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { closeProxies, oddly } from '../../../../engine/throughProxy.mts';
import { REASON, refund, sold } from '../refund/refunds.mts';

afterEach(closeShops);
afterEach(closeProxies);

interface Order {
	orderId: string;
	lines: Array<Record<string, unknown>>;
}

/** Changes one order, and no other. */
const only = (id: string, changed: (given: Order) => unknown) => (given: Order) =>
	given.orderId === id ? changed(given) : given;

const withLine = (more: object) => (given: Order) => ({
	...given,
	lines: given.lines.map((line) => ({ ...line, ...more })),
});

const NO_LINES = (given: Order) => ({ ...given, lines: null });

test('an order that cannot be read is an item of its own, and the others go on', async () => {
	const shop = await openShop();
	const [first, odd, last] = [ready(shop), ready(shop), ready(shop)];
	const { engine, change } = await oddly(shop);
	change('/orders', only(odd.orderId, NO_LINES));

	const { output, error } = await engine.run(order('getAll', { returnAll: true }));

	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json)).toMatchObject([
		{ orderId: first.orderId, status: 'InPreparation' },
		{
			orderId: odd.orderId,
			unreadable: 'The marketplace answered something that cannot be read: orders.lines (it is empty).',
			raw: { orderId: odd.orderId, status: 'InPreparation', lines: null },
		},
		{ orderId: last.orderId, status: 'InPreparation' },
	]);
	expect(Object.keys(output[1].json)).toEqual(['orderId', 'unreadable', 'raw']);
});

test.each<[string, unknown]>([
	['an order that is a text', 'ORDER'],
	['an order that is nothing', null],
	['an order without an id', {}],
])('%s hides no other', async (_, odd) => {
	const shop = await openShop();
	const [first, last] = [ready(shop), ready(shop)];
	const { engine, change } = await oddly(shop);
	change(
		'/orders',
		only(first.orderId, () => odd),
	);

	const { output } = await engine.run(order('getAll', { returnAll: true }));

	expect(output.map(({ json }) => json)).toMatchObject([
		{ orderId: null, unreadable: expect.stringContaining('cannot be read'), raw: odd },
		{ orderId: last.orderId },
	]);
});

test('numbers as ids and a quantity in a text are read', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { lineCount: 1 });
	const { engine, change } = await oddly(shop);
	change(
		'/orders',
		only(orderId, (given) => ({ ...withLine({ orderLineId: 17, quantity: ' 2 ' })(given), orderId: 4711 })),
	);

	const whole = await engine.run(order('getAll', { simplify: false }));
	expect(whole.output).toMatchObject([{ json: { orderId: '4711', lines: [{ orderLineId: '17' }] } }]);
	const { output } = await engine.run(order('getAll', { output: 'line' }));
	expect(output).toMatchObject([{ json: { rowId: '4711/17', orderId: '4711', orderLineId: '17', quantity: 2 } }]);
});

test('an id that is too large for a number is nobody else’s', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const { engine, change } = await oddly(shop);
	change(
		'/orders',
		only(orderId, (given) => ({ ...given, orderId: 2 ** 60 })),
	);

	const { output } = await engine.run(order('getAll'));

	expect(output).toMatchObject([{ json: { unreadable: expect.stringContaining('orders.orderId (it is a number)') } }]);
});

test('what is odd in an order is lost to what is computed, and given as it is to whoever wants everything', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { lineCount: 1 });
	const { engine, change } = await oddly(shop);
	const odd = {
		shippedAtMax: { date: 'soon' },
		totalPrice: 'much',
		billingAddress: { city: ['Pau'], lastName: 'Martin' },
	};
	change('/orders/**', (given: Order) => ({ ...withLine({ delivery: 'fast', parcels: [7] })(given), ...odd }));

	const [simple, line, whole] = await Promise.all(
		[{}, { output: 'line' }, { simplify: false }].map(
			async (format) => (await engine.run(order('get', { orderId, ...format }))).output[0].json,
		),
	);

	expect(simple).toMatchObject({ orderId, shipBy: null });
	expect(line).toMatchObject({ orderId, shipBy: null, deliveryMode: null, parcelNumbers: null });
	expect(whole).toMatchObject({ orderId, ...odd, lines: [{ delivery: 'fast', parcels: [7] }] });
});

const writes: Array<
	[string, (orderId: string) => INodeParameters, 'WaitingAcceptance' | 'InPreparation' | 'Delivered']
> = [
	['confirm', confirm, 'WaitingAcceptance'],
	['refuse', refuse, 'WaitingAcceptance'],
	['ship', ship, 'InPreparation'],
	['cancel', (orderId) => order('cancel', { orderId, reason: 'seller-out-of-stock' }), 'InPreparation'],
	['refundOrder', (orderId) => refund('refundOrder', { orderId, reason: REASON }), 'Delivered'],
	['giveGesture', (orderId) => refund('giveGesture', { orderId, amount: 2, reason: 'LateDelivery' }), 'Delivered'],
];

test.each(writes)('nothing is sent for an order that cannot be read: %s', async (_, parameters, status) => {
	const shop = await openShop();
	const { orderId } = status === 'Delivered' ? sold(shop) : status === 'InPreparation' ? ready(shop) : waiting(shop);
	const { engine, change } = await oddly(shop);
	change('/orders/*', NO_LINES);

	const { error } = await engine.run(parameters(orderId));

	expect(error?.message).toBe('The marketplace answered something that cannot be read: orders.lines (it is empty).');
	expect(error?.description).toContain('This run sent nothing for this item');
	expect(shop.writes()).toEqual([]);
});

test('the list of orders in the editor leaves out what cannot be read', async () => {
	const shop = await openShop();
	const [odd, good] = [ready(shop), ready(shop)];
	const { engine, change } = await oddly(shop);
	change('/orders', only(odd.orderId, NO_LINES));
	const { searchOrders } = new Cdiscount().methods.listSearch;

	const { results } = await searchOrders.call(engine.editor(order('ship')));

	expect(results.map(({ value }) => value)).toEqual([good.orderId]);
});
