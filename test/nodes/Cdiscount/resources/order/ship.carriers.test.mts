import { secondsSlept } from '../../../../engine/slept.mts';
import { effects, PARCEL, parcelAt, ready, ship } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

/** A sales channel that takes several parcels. */
const severalParcels = { oneParcelPerOrder: false };

const OLD_FASHIONED = 'Diligence Dupont';

test('a dry run says which label would be sent', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const { output } = await shop.engine.run(ship(orderId, { carrierName: 'chrono', options: { dryRun: true } }));

	expect(output).toMatchObject([{ json: { result: 'dryRun', request: { body: [{ carrierName: 'Chronopost' }] } } }]);
	expect(shop.writes()).toEqual([]);
});

test.each([
	['fail', undefined, 0],
	['send', OLD_FASHIONED, 1],
	['other', 'autre', 1],
])('a carrier that nobody knows: "%s" sends %s', async (ifCarrierUnknown, sent, writes) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const { error } = await shop.engine.run(ship(orderId, { carrierName: OLD_FASHIONED, options: { ifCarrierUnknown } }));

	expect(error?.message).toBe(
		sent === undefined ? `Carrier "${OLD_FASHIONED}" is not one that Cdiscount knows.` : undefined,
	);
	expect(shop.writes()).toHaveLength(writes);
	expect(shop.sandbox.marketplace.order(orderId).lines[0].parcels[0]?.carrierName).toBe(sent);
});

test('one unknown carrier among many items sends nothing for any, and says how many', async () => {
	const shop = await openShop();
	const items = ['dpd', 'Colisimo', 'ups'].map((carrier, index) => ({
		orderId: ready(shop).orderId,
		carrier,
		number: parcelAt(index),
	}));

	const { output, error } = await shop.engine.run(
		ship(undefined, { carrierName: '={{ $json.carrier }}', parcelNumber: '={{ $json.number }}' }),
		{ items },
	);

	expect(output).toEqual([]);
	expect(error?.message).toBe(
		'1 of 3 items cannot be used. Item 1: Carrier "Colisimo" is not one that Cdiscount knows. Did you mean "Colissimo"?',
	);
	expect(error?.description).toContain('Nothing was sent for any item.');
	expect(shop.asked()).toEqual(['GET /carriers']);
});

test.each([
	['500', { kind: '500', count: 20 } as const],
	['a quota that comes back tomorrow', { kind: 'quota', retryAfter: 86_400, count: 20 } as const],
	['another form', { kind: 'notJson', count: 20 } as const],
])(
	'when the list cannot be read (%s), nothing is sent',
	async (_what, rule) => {
		const shop = await openShop();
		const orders = [ready(shop), ready(shop)];
		shop.sandbox.faults.add({ method: 'GET', path: '/carriers', ...rule });

		const items = orders.map(({ orderId }, index) => ({ orderId, number: parcelAt(index) }));
		const { output, errors } = await shop.engine.run(ship(undefined, { parcelNumber: '={{ $json.number }}' }), {
			items,
			onError: 'continueErrorOutput',
		});

		expect(output).toEqual([]);
		expect(errors).toHaveLength(2);
		for (const { json } of errors) expect(json.error).toContain('The list of carriers could not be read.');
		expect(shop.writes()).toEqual([]);
		for (const { orderId } of orders) expect(effects(shop, orderId)).toEqual([]);
	},
	20_000,
);

test('additional parcels are compared with the same list', async () => {
	const shop = await openShop(severalParcels);
	const { orderId, lines } = ready(shop, { lineCount: 2 });
	const second = (carrierName: string) => ({
		additionalParcels: { parcel: [{ carrierName, parcelNumber: parcelAt(2), orderLineIds: [lines[1].orderLineId] }] },
	});

	const refused = await shop.engine.run(ship(orderId, second('Colis privee')));
	const { output } = await shop.engine.run(ship(orderId, second('colis prive')));

	expect(refused.error?.message).toBe(
		'Carrier "Colis privee" is not one that Cdiscount knows. Did you mean "Colis Privé"?',
	);
	expect(output).toMatchObject([
		{ json: { parcels: [{ carrierName: 'Colissimo' }, { carrierName: 'Colis Privé', parcelNumber: parcelAt(2) }] } },
	]);
	expect(shop.writes()).toHaveLength(1);
});

describe('one number for several orders', () => {
	const SAME = ship(undefined, { parcelNumber: PARCEL });

	test('of different recipients is refused, both named', async () => {
		const shop = await openShop();
		const items = [ready(shop), ready(shop)].map(({ orderId }) => ({ orderId }));

		const { output, errors } = await shop.engine.run(SAME, { items, onError: 'continueErrorOutput' });

		expect(output).toEqual([]);
		expect(errors).toHaveLength(2);
		for (const { json } of errors)
			expect(json.error).toBe(
				`Parcel Number "${PARCEL}" is given for the orders ${items[0].orderId} (item 0) and ${items[1].orderId} (item 1), which go to different recipients. Give each order the number of its own parcel.`,
			);
		expect(shop.writes()).toEqual([]);
	});

	test('of one recipient is sent for both', async () => {
		const shop = await openShop();
		const first = ready(shop);
		const shippingAddress = shop.sandbox.marketplace.order(first.orderId).lines[0].shippingAddress ?? undefined;
		const items = [first, ready(shop, { shippingAddress })].map(({ orderId }) => ({ orderId }));

		const { output } = await shop.engine.run(SAME, { items });

		expect(output).toMatchObject([{ json: { result: 'done' } }, { json: { result: 'done' } }]);
		expect(shop.writes()).toHaveLength(2);
	});

	test('of which one does not exist leaves the other alone', async () => {
		const shop = await openShop();
		const items = [ready(shop), { orderId: 'CDISFR260902091500A1B2' }].map(({ orderId }) => ({ orderId }));

		const { output, errors } = await shop.engine.run(SAME, { items, onError: 'continueErrorOutput' });

		expect(output).toMatchObject([{ json: { orderId: items[0].orderId, result: 'done' } }]);
		expect(errors).toMatchObject([{ json: { error: expect.stringContaining('There is no order') } }]);
	});
});

describe('one order in several items', () => {
	const COLUMN = ship(undefined, { parcelNumber: '={{ $json.number }}' });

	test('with two numbers is refused, with what to do', async () => {
		const shop = await openShop();
		const { orderId } = ready(shop);
		const items = [
			{ orderId, number: parcelAt(1) },
			{ orderId, number: parcelAt(2) },
		];

		const { error } = await shop.engine.run(COLUMN, { items });

		expect(error?.message).toBe(
			`2 of 2 items cannot be used. Item 0: Order ${orderId} would be shipped 2 times, with ${parcelAt(1)} (item 0) and ${parcelAt(2)} (item 1). On Cdiscount one parcel takes the complete order.`,
		);
		expect(shop.writes()).toEqual([]);
		expect(effects(shop, orderId)).toEqual([]);
	});

	test('with the same number is shipped once, and done the second time', async () => {
		const shop = await openShop();
		const { orderId } = ready(shop);
		const items = [parcelAt(1), parcelAt(1).toLowerCase()].map((number) => ({ orderId, number }));

		const { output } = await shop.engine.run(COLUMN, { items });

		expect(output).toMatchObject([{ json: { result: 'done' } }, { json: { result: 'alreadyDone' } }]);
		expect(effects(shop, orderId)).toEqual(['shipped']);
	});

	test('with chosen lines and a number for each goes out in two parcels, where the channel takes them', async () => {
		const shop = await openShop(severalParcels);
		const { orderId, lines } = ready(shop, { lineCount: 2 });
		const items = lines.map(({ orderLineId }, index) => ({ orderId, line: orderLineId, number: parcelAt(index) }));

		const { output } = await shop.engine.run(
			ship(undefined, { parcelNumber: '={{ $json.number }}', lines: 'chosen', orderLineIds: '={{ [$json.line] }}' }),
			{ items },
		);

		expect(output).toMatchObject([{ json: { result: 'done' } }, { json: { result: 'done' } }]);
		expect(shop.sandbox.marketplace.order(orderId).lines.map(({ parcels }) => parcels[0].parcelNumber)).toEqual([
			parcelAt(0),
			parcelAt(1),
		]);
	});
});
