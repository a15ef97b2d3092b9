import { effects, PARCEL, ready, ship } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const severalParcels = { oneParcelPerOrder: false };

test('ships the chosen lines and leaves the others', async () => {
	const shop = await openShop(severalParcels);
	const { orderId, lines } = ready(shop, { lineCount: 3 });
	const chosen = [lines[0].orderLineId, lines[2].orderLineId];

	const { output } = await shop.engine.run(ship(orderId, { lines: 'chosen', orderLineIds: chosen }));

	expect(output).toMatchObject([{ json: { result: 'done', parcels: [{ orderLineIds: chosen }] } }]);
	const after = shop.sandbox.marketplace.order(orderId);
	expect(after.lines.map(({ status }) => status)).toEqual(['Shipped', 'InPreparation', 'Shipped']);
});

test('takes chosen lines as a comma list from an expression', async () => {
	const shop = await openShop(severalParcels);
	const { orderId, lines } = ready(shop, { lineCount: 3 });
	const items = [{ lines: `${lines[1].orderLineId}, ${lines[2].orderLineId}` }];

	await shop.engine.run(ship(orderId, { lines: 'chosen', orderLineIds: '={{ $json.lines }}' }), { items });

	expect(shop.writes()).toMatchObject([{ body: [{ orderLineIds: [lines[1].orderLineId, lines[2].orderLineId] }] }]);
});

test('chosen lines that are still set are not used when all lines are to be shipped', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 2 });

	await shop.engine.run(ship(orderId, { lines: 'all', orderLineIds: [lines[0].orderLineId] }));

	expect(shop.sandbox.marketplace.order(orderId).status).toBe('Shipped');
});

test('ships several parcels in one call', async () => {
	const shop = await openShop(severalParcels);
	const { orderId, lines } = ready(shop, { lineCount: 3 });
	const ids = lines.map((line) => line.orderLineId);
	const second = { carrierName: 'DPD', parcelNumber: 'SECOND234', trackingUrl: '', orderLineIds: [ids[1]] };

	const { output } = await shop.engine.run(ship(orderId, { additionalParcels: { parcel: [second] } }));

	expect(shop.writes()).toHaveLength(1);
	expect(shop.writes()).toMatchObject([
		{
			body: [
				{ parcelNumber: PARCEL, orderLineIds: [ids[0], ids[2]] },
				{ parcelNumber: 'SECOND234', orderLineIds: [ids[1]] },
			],
		},
	]);
	expect(output).toMatchObject([
		{ json: { result: 'done', parcels: [{ carrierName: 'Colissimo' }, { carrierName: 'DPD' }] } },
	]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('Shipped');
});

test('several parcels sent twice are recognised', async () => {
	const shop = await openShop(severalParcels);
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	const second = { carrierName: 'DPD', parcelNumber: 'SECOND234', orderLineIds: [lines[1].orderLineId] };
	const parameters = ship(orderId, { additionalParcels: { parcel: [second] } });
	await shop.engine.run(parameters);

	const { output } = await shop.engine.run(parameters);

	expect(output).toMatchObject([{ json: { result: 'alreadyDone' } }]);
	expect(effects(shop, orderId)).toEqual(['shipped']);
});

test('of a mixed order ships what the seller has, and leaves the rest to Octopia', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { supplyMode: 'mixed' });

	const { output, error } = await shop.engine.run(ship(orderId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'done', parcels: [{ orderLineIds: [lines[0].orderLineId] }] } }]);
	const after = shop.sandbox.marketplace.order(orderId);
	expect(after.lines.map(({ status }) => status)).toEqual(['Shipped', 'InPreparation']);
});

test('leaves a line out whose cancellation was asked for', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	shop.sandbox.marketplace.requestCancellation(orderId, { lineIds: [lines[0].orderLineId] });

	await shop.engine.run(ship(orderId));

	expect(shop.writes()).toMatchObject([{ body: [{ orderLineIds: [lines[1].orderLineId] }] }]);
	const after = shop.sandbox.marketplace.order(orderId);
	expect(after.lines.map(({ status }) => status)).toEqual(['CancelRequest', 'Shipped']);
});

test('an order whose every line is to be cancelled is not shipped unless its lines are chosen', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 1 });
	shop.sandbox.marketplace.requestCancellation(orderId);

	const { output, error } = await shop.engine.run(ship(orderId));

	expect(error?.message).toBe(
		`Order ${orderId} has no line left to ship: the cancellation of ${lines[0].orderLineId} was asked for. Choose these lines to ship them all the same, or cancel them.`,
	);
	expect(output).toEqual([]);
	expect(shop.writes()).toEqual([]);
	expect(effects(shop, orderId)).toEqual([]);
});

test('a line that the customer wants to cancel is shipped when it is chosen', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 1 });
	shop.sandbox.marketplace.requestCancellation(orderId);

	await shop.engine.run(ship(orderId, { lines: 'chosen', orderLineIds: [lines[0].orderLineId] }));

	expect(shop.sandbox.marketplace.order(orderId).status).toBe('Shipped');
});

test('of a half shipped order ships the rest', async () => {
	const shop = await openShop(severalParcels);
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	await shop.engine.run(
		ship(orderId, { lines: 'chosen', orderLineIds: [lines[0].orderLineId], parcelNumber: 'FIRST123' }),
	);

	const { output } = await shop.engine.run(ship(orderId, { parcelNumber: 'SECOND234' }));

	expect(output).toMatchObject([{ json: { result: 'done', parcels: [{ orderLineIds: [lines[1].orderLineId] }] } }]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('Shipped');
});

test('a first parcel for which the additional ones leave no line is refused', async () => {
	const shop = await openShop(severalParcels);
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	const all = { carrierName: 'DPD', parcelNumber: 'ALL2345', orderLineIds: lines.map((line) => line.orderLineId) };

	const { error } = await shop.engine.run(ship(orderId, { additionalParcels: { parcel: [all] } }));

	expect(error?.message).toBe(
		`Parcel ${PARCEL} of order ${orderId} would be empty: every line is in another parcel. Remove one of them.`,
	);
	expect(shop.writes()).toEqual([]);
	expect(effects(shop, orderId)).toEqual([]);
});
