import { PARCEL, ready, ship } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

test.each([
	['Processing', 'the marketplace is still checking it.'],
	['WaitingAcceptance', 'it must be confirmed first.'],
	['Accepted', 'it is confirmed, but the marketplace still checks the payment; wait until it is InPreparation.'],
	['Refused', 'it is Refused.'],
	['Cancelled', 'it is Cancelled.'],
	['Rejected', 'it is Rejected.'],
] as const)('an order that is %s is not shipped, and the sentence says why', async (status, why) => {
	const shop = await openShop();
	shop.sandbox.clock.freeze();
	const { orderId } = ready(shop, { status });

	const { output, error } = await shop.engine.run(ship(orderId));

	expect(error?.message).toBe(`Order ${orderId} cannot be shipped: ${why}`);
	expect(output).toEqual([]);
	expect(shop.writes()).toEqual([]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe(status);
});

test.each(['Fulfillment', 'Xdock'] as const)(
	'an order in supply mode %s is not shipped by the seller',
	async (supplyMode) => {
		const shop = await openShop();
		const { orderId, lines } = ready(shop, { supplyMode, lineCount: 1 });

		const { error } = await shop.engine.run(ship(orderId));

		expect(error?.message).toBe(
			`Order ${orderId} cannot be shipped by you: line ${lines[0].orderLineId} is fulfilled by Octopia (supply mode ${supplyMode}).`,
		);
		expect(shop.writes()).toEqual([]);
	},
);

test('a line of a mixed order that Octopia ships cannot be chosen', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { supplyMode: 'mixed' });
	const orderLineIds = lines.map((line) => line.orderLineId);

	const { error } = await shop.engine.run(ship(orderId, { lines: 'chosen', orderLineIds }));

	expect(error?.message).toContain(`line ${orderLineIds[1]} is fulfilled by Octopia`);
	expect(shop.writes()).toEqual([]);
});

test('a line that is not in the order is named, with those that are', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 2 });

	const { error } = await shop.engine.run(
		ship(orderId, { lines: 'chosen', orderLineIds: [lines[0].orderLineId, 'NOPE'] }),
	);

	expect(error?.message).toBe(
		`Order ${orderId} has no line "NOPE"; its lines are ${lines[0].orderLineId}, ${lines[1].orderLineId}.`,
	);
	expect(shop.writes()).toEqual([]);
});

test('a line in two parcels is refused', async () => {
	const shop = await openShop({ oneParcelPerOrder: false });
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	const [{ orderLineId }] = lines;
	const parcel = [{ carrierName: 'DPD', parcelNumber: 'SECOND234', orderLineIds: [orderLineId] }];

	const { error } = await shop.engine.run(
		ship(orderId, { lines: 'chosen', orderLineIds: [orderLineId], additionalParcels: { parcel } }),
	);

	expect(error?.message).toBe(
		`Line ${orderLineId} of order ${orderId} is in two parcels; a line ships whole, in one parcel.`,
	);
	expect(shop.writes()).toEqual([]);
});

test('a line that was shipped before is not shipped with another parcel', async () => {
	const shop = await openShop({ oneParcelPerOrder: false });
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	const chosen = { lines: 'chosen', orderLineIds: [lines[0].orderLineId] };
	await shop.engine.run(ship(orderId, chosen));

	const { error } = await shop.engine.run(ship(orderId, { ...chosen, parcelNumber: 'OTHER123' }));

	expect(error?.message).toBe(
		`Line ${lines[0].orderLineId} of order ${orderId} cannot be shipped: it is Shipped with parcel ${PARCEL} of Colissimo.`,
	);
	expect(shop.writes()).toHaveLength(1);
});

test.each([
	[
		'no line is chosen',
		{ lines: 'chosen', orderLineIds: [] },
		'No order line is chosen. Choose at least one, or ship all lines.',
	],
	[
		'an additional parcel has no lines',
		{ additionalParcels: { parcel: [{ carrierName: 'DPD', parcelNumber: 'SECOND234', orderLineIds: [] }] } },
		'An additional parcel has no order lines. Say which lines are in it.',
	],
	[
		'an additional parcel has a wrong number',
		{ additionalParcels: { parcel: [{ carrierName: 'DPD', parcelNumber: 'a b', orderLineIds: ['L1'] }] } },
		'Parcel Number "a b" contains a space. Enter the tracking number of one parcel as the carrier gives it, without spaces.',
	],
])('when %s, nothing is asked of the marketplace', async (_what, parameters, sentence) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const { error } = await shop.engine.run(ship(orderId, parameters));

	expect(error?.message).toBe(sentence);
	expect(shop.asked()).toEqual([]);
	expect(shop.tokens()).toBe(0);
});
