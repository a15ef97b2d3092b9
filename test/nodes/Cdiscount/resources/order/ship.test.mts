import { effects, PARCEL, ready, ship } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';

afterEach(closeShops);

const URL = `https://www.laposte.fr/outils/suivre-vos-envois?code=${PARCEL}`;

test('ships every line of an order in one parcel', async () => {
	const shop = await openShop();
	const { orderId, lines, shippedAtMax } = ready(shop, { lineCount: 3 });
	const orderLineIds = lines.map((line) => line.orderLineId);

	const { output, error } = await shop.engine.run(ship(orderId, { trackingUrl: URL }));

	const parcel = { carrierName: 'Colissimo', parcelNumber: PARCEL, trackingUrl: URL, orderLineIds };
	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				orderId,
				result: 'done',
				sellerId: SELLER,
				statusBefore: 'InPreparation',
				shipBy: shippedAtMax,
				parcels: [parcel],
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.writes()).toMatchObject([{ method: 'POST', status: 201, body: [parcel] }]);
	expect(shop.asked()).toEqual(['GET /carriers', `GET /orders/${orderId}`, `POST /orders/${orderId}/shipments`]);
	const after = shop.sandbox.marketplace.order(orderId);
	expect(after.status).toBe('Shipped');
	for (const line of after.lines) expect(line.parcels).toEqual([{ ...parcel, orderLineIds: undefined }]);
	expect(effects(shop, orderId)).toEqual(['shipped']);
});

test('without a tracking address none is sent', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	await shop.engine.run(ship(orderId, { trackingUrl: '' }));

	expect(shop.writes()).toHaveLength(1);
	expect(Object.keys((shop.writes()[0].body as object[])[0])).not.toContain('trackingUrl');
	expect(shop.sandbox.marketplace.order(orderId).lines[0].parcels).toMatchObject([
		{ parcelNumber: PARCEL, trackingUrl: null },
	]);
});

test('takes a carrier chosen from the list', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	await shop.engine.run(ship(orderId, { carrierName: { __rl: true, mode: 'list', value: 'Chronopost' } }));

	expect(shop.sandbox.marketplace.order(orderId).lines[0].parcels).toMatchObject([{ carrierName: 'Chronopost' }]);
});

test.each([
	['white space around it', `  ${PARCEL}\t`, PARCEL],
	['a number', 8812345678, '8812345678'],
	['the longest allowed', 'P1'.repeat(25), 'P1'.repeat(25)],
])('takes a parcel number with %s', async (_what, parcelNumber, sent) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	await shop.engine.run(ship(orderId, { parcelNumber: '={{ $json.number }}' }), { items: [{ number: parcelNumber }] });

	expect(shop.writes()).toMatchObject([{ body: [{ parcelNumber: sent }] }]);
	expect(effects(shop, orderId)).toEqual(['shipped']);
});

test('a dry run shows the request and sends nothing', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 2 });

	const { output } = await shop.engine.run(ship(orderId, { options: { dryRun: true } }));

	const body = [
		{ carrierName: 'Colissimo', parcelNumber: PARCEL, orderLineIds: lines.map((line) => line.orderLineId) },
	];
	expect(output).toMatchObject([
		{ json: { result: 'dryRun', request: { method: 'POST', path: `/orders/${orderId}/shipments`, body } } },
	]);
	expect(shop.writes()).toEqual([]);
	expect(shop.sandbox.marketplace.order(orderId).status).toBe('InPreparation');
});

test('gives the words of the marketplace when it refuses', async () => {
	const shop = await openShop();
	const { orderId, lines } = ready(shop, { lineCount: 2 });

	const { output, error } = await shop.engine.run(
		ship(orderId, { lines: 'chosen', orderLineIds: [lines[0].orderLineId] }),
	);

	expect(error?.message).toBe(
		`Cdiscount refused this: Cannot switch to shipped status without the line ${lines[1].orderLineId}: a parcel holds the complete order.`,
	);
	expect(error?.httpCode).toBe('400');
	expect(output).toEqual([]);
	expect(effects(shop, orderId)).toEqual([]);
});
