import type { IDataObject } from 'n8n-workflow';
import { loadOptions, listSearch } from '../../../../../nodes/Cdiscount/resources/lists.ts';
import { confirm, effects, order, ready, ship, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

const by = (mode: string, value: string) => ({ __rl: true, mode, value });
const BY_REFERENCE = by('reference', '={{ $json.reference }}');
const isLookUp = (call: string) => call === 'GET /orders';

test('an order is confirmed by its reference, looked up once however many rows have it', async () => {
	const shop = await openShop();
	const [first, second] = [waiting(shop), waiting(shop)];
	const items: IDataObject[] = [first, second, first].map(({ reference }) => ({ reference: ` ${reference}\u00a0` }));

	const { output, error } = await shop.engine.run(confirm(BY_REFERENCE), { items });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { orderId: first.orderId, result: 'done' }, pairedItem: { item: 0 } },
		{ json: { orderId: second.orderId, result: 'done' }, pairedItem: { item: 1 } },
		{ json: { orderId: first.orderId, result: 'alreadyDone' }, pairedItem: { item: 2 } },
	]);
	expect(effects(shop, first.orderId)).toEqual(['confirmed']);
	expect(shop.asked().filter(isLookUp)).toHaveLength(2);
});

test('a reference that no order has sends nothing', async () => {
	const shop = await openShop();
	const { reference, orderId } = ready(shop);

	const { error } = await shop.engine.run(ship(BY_REFERENCE), {
		items: [{ reference }, { reference: '2609020915NONE' }],
	});

	expect(error?.message).toBe(
		`There is no order with the reference "2609020915NONE" for the seller ${SELLER}.`.replace(
			/^/,
			'1 of 2 items cannot be used. Item 1: ',
		),
	);
	expect(error?.description).toContain(
		'Check the reference, and that the credential is the one of the shop that sold it.',
	);
	expect(shop.writes()).toEqual([]);
	expect(effects(shop, orderId)).toEqual([]);
});

test('a reference of several orders names them, and sends nothing', async () => {
	const shop = await openShop();
	const orders = [waiting(shop, { reference: 'R-1' }), waiting(shop, { reference: 'R-1' })];

	const { error } = await shop.engine.run(confirm(BY_REFERENCE), { items: [{ reference: 'R-1' }] });

	expect(error?.message).toBe(
		`The reference "R-1" belongs to several orders: ${orders.map(({ orderId }) => orderId).join(', ')}.`,
	);
	expect(shop.writes()).toEqual([]);
});

test('with On Error: Continue the others go on', async () => {
	const shop = await openShop();
	const { reference, orderId } = waiting(shop);
	const items = [{ reference: 'R-0' }, { reference }];

	const { output, errors } = await shop.engine.run(confirm(BY_REFERENCE), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([{ json: { error: expect.stringContaining('"R-0"') }, pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ json: { orderId, result: 'done' }, pairedItem: { item: 1 } }]);
});

test('an id that is not found and is a reference is told so, with the id', async () => {
	const shop = await openShop();
	const { reference, orderId } = ready(shop);

	const { error } = await shop.engine.run(order('get', { orderId: by('id', reference) }));

	expect(error?.message).toContain(`There is no order "${reference}" for the seller ${SELLER}.`);
	expect(error?.description).toContain(
		`"${reference}" is the reference of order ${orderId}: give that, or choose By Reference.`,
	);
});

test('a look-up that fails does not hide that there is no such order', async () => {
	const shop = await openShop();
	shop.sandbox.faults.add({ kind: '403', path: '/orders', count: 99 });

	const { error } = await shop.engine.run(order('get', { orderId: 'R-7' }));

	expect(error?.message).toContain('There is no order "R-7"');
	expect(error?.description).toContain('Check the order ID');
});

test('an order id is taken in any case', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);

	const { output, error } = await shop.engine.run(confirm(by('id', `\u200b${orderId.toLowerCase()} `)));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { orderId, result: 'done' } }]);
	expect(shop.asked()).toEqual(expect.arrayContaining([`GET /orders/${orderId}`]));
	expect(effects(shop, orderId)).toEqual(['confirmed']);
});

test('an id of another shape stays as it was typed', async () => {
	const shop = await openShop();
	await shop.engine.run(order('get', { orderId: by('id', 'abc-1') }));
	expect(shop.asked()[0]).toBe('GET /orders/abc-1');
});

test('filters by an order take its id in any case', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { status: 'Shipped' });
	shop.sandbox.marketplace.messages.customerWrites({ orderId });
	const filters = { orderId: orderId.toLowerCase() };

	const discussions = await shop.engine.run({ resource: 'message', operation: 'getAllDiscussions', filters });
	const gestures = await shop.engine.run({ resource: 'refund', operation: 'getGestures', filters });

	expect(discussions.output).toHaveLength(1);
	expect(gestures.error).toBeUndefined();
	const asked = shop.sandbox.calls.find().map(({ path }) => path);
	expect(asked.find((path) => path.includes('/order-commercial-gesture-requests'))).toContain(`orderId=${orderId}`);
});

test('the editor knows the lines and reasons of an order that is given by its reference', async () => {
	const shop = await openShop();
	const { reference, lines } = ready(shop);
	const editor = shop.engine.editor({ resource: 'order', operation: 'cancel', orderId: by('reference', reference) });

	expect(await loadOptions.getOrderLines.call(editor)).toMatchObject(
		lines.map(({ orderLineId }) => ({ value: orderLineId })),
	);
	const { results } = await listSearch.searchCancellationReasons.call(editor, 'rupture');
	expect(results).toMatchObject([{ value: 'seller-out-of-stock' }]);
});

test('the editor finds an order by reference and by id', async () => {
	const shop = await openShop();
	const { orderId, reference } = ready(shop);
	const editor = shop.engine.editor({ resource: 'order', operation: 'ship' });

	for (const wanted of [reference, ` ${reference}\u00a0`, orderId.toLowerCase()])
		expect([wanted, (await listSearch.searchOrders.call(editor, wanted)).results]).toMatchObject([
			wanted,
			[{ value: orderId }],
		]);
});
