import { effects, PARCEL, ready, ship } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import type { PlaceOrderOptions } from '../../../../../sandbox/marketplace/placing.mts';

afterEach(closeShops);

test('shipped before with the same parcel, it is skipped and says so', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop, { lineCount: 2 });
	await shop.engine.run(ship(orderId));

	const { output, error } = await shop.engine.run(ship(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { orderId, result: 'alreadyDone', statusBefore: 'Shipped' }, pairedItem: { item: 0 } },
	]);
	expect(shop.writes()).toHaveLength(1);
	expect(effects(shop, orderId)).toEqual(['shipped']);
});

test('the same parcel in other letters is the same parcel', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	await shop.engine.run(ship(orderId, { parcelNumber: 'ab123cd' }));

	const { output } = await shop.engine.run(ship(orderId, { parcelNumber: 'AB123CD' }));

	expect(output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
});

test('shipped before with the same parcel, it fails where the user wants that', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	await shop.engine.run(ship(orderId));

	const { error } = await shop.engine.run(ship(orderId, { options: { ifAlreadyDone: 'fail' } }));

	expect(error?.message).toBe(`The shipment of order ${orderId} was made before.`);
	expect(shop.writes()).toHaveLength(1);
});

test.each(['Shipped', 'Delivered'] as const)('an order %s with another parcel keeps it', async (status) => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { status });
	const [{ parcelNumber }] = lines[0].parcels;

	const { output, error } = await shop.engine.run(ship(orderId));

	expect(error?.message).toBe(
		`Order ${orderId} cannot be shipped: it was shipped before with parcel ${parcelNumber} of Colissimo, and a shipment cannot be changed.`,
	);
	expect(output).toEqual([]);
	expect(shop.writes()).toEqual([]);
	expect(shop.sandbox.marketplace.order(orderId).lines[0].parcels).toHaveLength(1);
});

describe.each<{ name: string; wish: Partial<PlaceOrderOptions>; asksToCancel: boolean }>([
	{ name: 'an order that Octopia ships the rest of', wish: { supplyMode: 'mixed' }, asksToCancel: false },
	{ name: 'an order whose other line the customer wants to cancel', wish: { lineCount: 2 }, asksToCancel: true },
])('$name', ({ wish, asksToCancel }) => {
	const place = (shop: Awaited<ReturnType<typeof openShop>>) => {
		const placed = ready(shop, wish);
		if (asksToCancel)
			shop.sandbox.marketplace.requestCancellation(placed.orderId, { lineIds: [placed.lines[1].orderLineId] });
		return placed;
	};

	test('shipped a second time with the same parcel is skipped', async () => {
		const shop = await openShop();
		const { orderId } = place(shop);
		await shop.engine.run(ship(orderId));

		const { output, error } = await shop.engine.run(ship(orderId));

		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { result: 'alreadyDone', statusBefore: 'InPreparation' } }]);
		expect(shop.writes()).toHaveLength(1);
	});

	test('whose shipment lost its answer is found done by reading back', async () => {
		const shop = await openShop();
		const { orderId, lines } = place(shop);
		shop.sandbox.faults.add({ kind: 'dropAfter', method: 'POST' });

		const { output, error } = await shop.engine.run(ship(orderId));

		expect(error).toBeUndefined();
		expect(output).toMatchObject([
			{ json: { result: 'done', parcels: [{ parcelNumber: PARCEL, orderLineIds: [lines[0].orderLineId] }] } },
		]);
		expect(effects(shop, orderId)).toEqual(['shipped']);
	});

	test('shipped a second time with another parcel keeps its first', async () => {
		const shop = await openShop();
		const { orderId, lines } = place(shop);
		await shop.engine.run(ship(orderId));

		const { error } = await shop.engine.run(ship(orderId, { parcelNumber: 'OTHER123' }));

		expect(error?.message).toContain(
			`Line ${lines[0].orderLineId} of order ${orderId} cannot be shipped: it is Shipped with parcel ${PARCEL}`,
		);
		expect(shop.writes()).toHaveLength(1);
	});
});

test('the rest of an order, shipped later with a parcel of its own, is recognised when repeated', async () => {
	const shop = await openShop({ oneParcelPerOrder: false });
	const { orderId, lines } = ready(shop, { lineCount: 3 });
	await shop.engine.run(
		ship(orderId, { lines: 'chosen', orderLineIds: [lines[0].orderLineId], parcelNumber: 'FIRST123' }),
	);
	await shop.engine.run(ship(orderId, { parcelNumber: 'SECOND234' }));

	const { output, error } = await shop.engine.run(ship(orderId, { parcelNumber: 'SECOND234' }));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
	expect(shop.sandbox.marketplace.order(orderId).lines.map((line) => line.parcels[0].parcelNumber)).toEqual([
		'FIRST123',
		'SECOND234',
		'SECOND234',
	]);
	expect(effects(shop, orderId)).toEqual(['shipped', 'shipped']);
});

test('what was shipped before is told as it was declared, not as it is asked for now', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	await shop.engine.run(ship(orderId));

	const corrected = { carrierName: 'DPD', trackingUrl: 'https://dpd.example/1' };
	const { output } = await shop.engine.run(ship(orderId, corrected));

	expect(output).toMatchObject([{ json: { result: 'alreadyDone', parcels: [{ carrierName: 'Colissimo' }] } }]);
	expect(JSON.stringify(output[0].json)).not.toContain('dpd.example');
	expect(effects(shop, orderId)).toEqual(['shipped']);
});
