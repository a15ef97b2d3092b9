import type { INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../../../../engine/engine.mts';
import { confirm, effects, itemsOf, order, parcelAt, ready, ship, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

const STRANGER = 'CDISFR000000000000NONE';

test.each([
	['continueRegularOutput', ({ output, errors }) => [output, errors]],
	['continueErrorOutput', ({ output, errors }) => [[output[0], errors[0], output[1], errors[1]], []]],
] as Array<['continueRegularOutput' | 'continueErrorOutput', (outcome: Outcome) => INodeExecutionData[][]]>)(
	'with %s, failed items go where n8n puts them, linked to their input, and the others are done',
	async (onError, arrange) => {
		const shop = await openShop();
		const [first, third] = [waiting(shop), waiting(shop)];
		const cancelled = waiting(shop, { status: 'Cancelled' });
		const items = itemsOf([first, { orderId: STRANGER }, third, cancelled]);

		const outcome = await shop.engine.run(confirm(), { items, onError });

		expect(outcome.error).toBeUndefined();
		const [inOrder, rest] = arrange(outcome);
		expect(inOrder).toMatchObject([
			{ json: { orderId: first.orderId, result: 'done' }, pairedItem: { item: 0 } },
			{
				json: { error: expect.stringContaining(`There is no order "${STRANGER}" for the seller ${SELLER}.`) },
				pairedItem: { item: 1 },
			},
			{ json: { orderId: third.orderId, result: 'done' }, pairedItem: { item: 2 } },
			{ json: { error: `Order ${cancelled.orderId} cannot be confirmed: it was cancelled.` }, pairedItem: { item: 3 } },
		]);
		expect(inOrder).toHaveLength(4);
		expect(rest).toEqual([]);
		expect(effects(shop, first.orderId)).toEqual(['confirmed']);
		expect(effects(shop, third.orderId)).toEqual(['confirmed']);
		expect(shop.writes()).toHaveLength(2);
	},
);

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'with %s, a failed item keeps the advice',
	async (onError) => {
		const shop = await openShop();

		const { output, errors } = await shop.engine.run(confirm(STRANGER), { onError });

		const [{ json }] = [...output, ...errors];
		expect(json.error).toContain(`There is no order "${STRANGER}" for the seller ${SELLER}.`);
		expect(Object.values(json).join(' ')).toContain('Check the order ID');
	},
);

test('a bad row harms no other when the node continues on fail', async () => {
	const shop = await openShop();
	const orders = [ready(shop), ready(shop), ready(shop)];
	const items = orders.map(({ orderId }, index) => ({ orderId, number: ['A1234', 'not a number', 'A1236'][index] }));

	const { output, errors } = await shop.engine.run(ship(undefined, { parcelNumber: '={{ $json.number }}' }), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(output).toMatchObject([{ pairedItem: { item: 0 } }, { pairedItem: { item: 2 } }]);
	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('contains a space') }, pairedItem: { item: 1 } },
	]);
	expect(orders.map(({ orderId }) => effects(shop, orderId))).toEqual([['shipped'], [], ['shipped']]);
});

test('one bad row in many sends nothing at all; the error names it and lists the others', async () => {
	const shop = await openShop();
	const orders = Array.from({ length: 20 }, () => ready(shop));
	const isBad = (index: number) => index === 7 || index >= 12;
	const items = orders.map(({ orderId }, index) => ({
		orderId,
		number: isBad(index) ? `bad ${index}` : `P${index + 1000}`,
	}));

	const { output, error } = await shop.engine.run(ship(undefined, { parcelNumber: '={{ $json.number }}' }), { items });

	expect(error?.message).toMatch(/^9 of 20 items cannot be used\. Item 7: Parcel Number "bad 7" contains a space\./);
	expect(error?.context).toMatchObject({ itemIndex: 7 });
	expect(error?.description).toMatch(
		/^Nothing was sent for any item\. Item 12: Parcel Number "bad 12" contains a space\./,
	);
	expect(error?.description).toMatch(/Item 16: .* And 3 more items\.$/);
	expect(error?.description).not.toContain('Item 17');
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual([]);
	expect(shop.tokens()).toBe(0);
});

test.each(['..', '.'])(
	'an order id "%s" further down is a bad row too: nothing is sent for any item',
	async (orderId) => {
		const shop = await openShop();
		const good = waiting(shop);

		const { error } = await shop.engine.run(confirm(), { items: itemsOf([good, { orderId }]) });

		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(shop.writes()).toEqual([]);
		expect(effects(shop, good.orderId)).toEqual([]);
	},
);

test('every field is read for its own item', async () => {
	const shop = await openShop();
	const [a, b, c] = [ready(shop), ready(shop), ready(shop)];
	const items = [
		{ orderId: a.orderId, carrier: 'Colissimo', number: 'A1234', rehearse: false },
		{ orderId: b.orderId, carrier: 'DPD', number: 'B1234', rehearse: true },
		{ orderId: c.orderId, carrier: 'UPS', number: 'C1234', rehearse: false },
	];
	const parameters = ship(undefined, {
		carrierName: '={{ $json.carrier }}',
		parcelNumber: '={{ $json.number }}',
		trackingUrl: '=https://track.example/{{ $json.number }}',
		options: { dryRun: '={{ $json.rehearse }}' },
	});

	const { output } = await shop.engine.run(parameters, { items });

	expect(output).toMatchObject([
		{ json: { orderId: a.orderId, result: 'done' }, pairedItem: { item: 0 } },
		{ json: { orderId: b.orderId, result: 'dryRun' }, pairedItem: { item: 1 } },
		{ json: { orderId: c.orderId, result: 'done' }, pairedItem: { item: 2 } },
	]);
	expect(shop.writes()).toMatchObject([
		{ body: [{ carrierName: 'Colissimo', parcelNumber: 'A1234', trackingUrl: 'https://track.example/A1234' }] },
		{ body: [{ carrierName: 'UPS', parcelNumber: 'C1234', trackingUrl: 'https://track.example/C1234' }] },
	]);
});

test('the input items are left as they were', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop);

	const { saved } = await shop.engine.run(confirm(), { items: [{ orderId, note: 'mine' }] });

	expect(saved.data.resultData.runData.Source[0].data?.main[0]?.[0].json).toEqual({ orderId, note: 'mine' });
});

test('500 orders are shipped with two calls each, one list of carriers and one token', async () => {
	const shop = await openShop();
	const orders = Array.from({ length: 500 }, () => ready(shop));

	const items = orders.map(({ orderId }, index) => ({ orderId, parcel: parcelAt(index) }));
	const { output, error } = await shop.engine.run(ship(undefined, { parcelNumber: '={{ $json.parcel }}' }), { items });

	expect(error).toBeUndefined();
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(orders.map((_, item) => ({ item })));
	expect(shop.sandbox.marketplace.ledger.count({ effect: 'shipped' })).toBe(500);
	const sent = shop.writes().map(({ body }) => (body as Array<{ parcelNumber: string }>)[0].parcelNumber);
	expect(sent).toEqual(items.map(({ parcel }) => parcel));
	expect(shop.asked()).toHaveLength(1001);
	expect(shop.tokens()).toBe(1);
}, 60_000);

test('an operation that this version does not have is named', async () => {
	const shop = await openShop();

	const { error } = await shop.engine.run(order('teleport', { orderId: 'X' }));

	expect(error?.message).toBe('This version of the node has no operation "order: teleport".');
	expect(shop.asked()).toEqual([]);
});
