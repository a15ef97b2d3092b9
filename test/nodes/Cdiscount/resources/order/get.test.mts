import { order, ready, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import type { IDataObject } from 'n8n-workflow';

afterEach(closeShops);

const get = (orderId: string, parameters = {}) => order('get', { orderId, ...parameters });

test('reads one order as a row that a person reads from left to right', async () => {
	const shop = await openShop();
	const lines = [
		{ sku: 'LAMPE-042', quantity: 2, price: 29.99, shippingCost: 5 },
		{ sku: 'BOUG-003', quantity: 1, price: 9.5, shippingCost: 0 },
	];
	const { orderId, reference, purchasedAt, shippedAtMax, ...placed } = ready(shop, { lines, pickup: true });
	const { firstName, lastName, addressLine1, addressLine2, postalCode, city, phone, pickupId, pickupName } =
		placed.lines[0].shippingAddress!;

	const { output, error } = await shop.engine.run(get(orderId));

	expect(error).toBeUndefined();
	const street = [addressLine1, addressLine2].filter(Boolean).join(', ');
	expect(output).toEqual([
		{
			json: {
				orderId,
				reference,
				orderedAt: purchasedAt,
				status: 'InPreparation',
				customer: `${firstName} ${lastName}`,
				items: '2\u00a0×\u00a0LAMPE-042, 1\u00a0×\u00a0BOUG-003',
				total: 74.48,
				currency: 'EUR',
				confirmBy: null,
				shipBy: shippedAtMax,
				availableActions: 'ship, cancel',
				shipTo: `${firstName} ${lastName}, ${street}, ${postalCode} ${city}, FR, Relais: ${pickupName} (${pickupId}), ${phone}`,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(shop.asked()).toEqual([`GET /orders/${orderId}`]);
});

test('a waiting order says until when it must be confirmed: 48 hours after its creation', async () => {
	const shop = await openShop();
	const { orderId } = waiting(shop, { createdAt: Date.now() - 3_600_000 });
	const { createdAt } = shop.sandbox.marketplace.order(orderId);

	const { output } = await shop.engine.run(get(orderId));

	const { availableActions, confirmBy, shipTo } = output[0].json;
	expect({ availableActions, shipTo }).toEqual({ availableActions: 'confirm, refuse', shipTo: null });
	expect(Date.parse(String(confirmBy)) - Date.parse(createdAt)).toBe(48 * 3_600_000);
	expect(confirmBy).toMatch(/Z$/);
});

test.each([
	['Seller', 'Seller', true],
	['Fulfillment', 'Octopia', false],
	['Xdock', 'Octopia', false],
	['mixed', 'Both', true],
] as const)('of supply mode %s it says that it is fulfilled by %s', async (supplyMode, fulfilledBy, canShip) => {
	const shop = await openShop();
	const { orderId } = ready(shop, { supplyMode });

	const { output } = await shop.engine.run(get(orderId, { simplify: false }));
	const chosen = await shop.engine.run(
		get(orderId, { output: 'selected', fields: ['orderFulfilledBy', 'orderAvailableActions'] }),
	);

	expect(output).toMatchObject([{ json: { fulfilledBy, canShip } }]);
	const availableActions = canShip ? 'ship, cancel' : 'cancel';
	expect(chosen.output).toMatchObject([{ json: { fulfilledBy, availableActions } }]);
});

test('without Simplify everything the marketplace says is there, and the facts too', async () => {
	const shop = await openShop();
	const placed = ready(shop, { business: true });

	const { output } = await shop.engine.run(get(placed.orderId, { simplify: false }));

	expect(output[0].json).toMatchObject({
		...placed,
		sellerId: SELLER,
		canShip: true,
		fulfilledBy: 'Seller',
	} as IDataObject);
	expect(output[0].json.billingAddress).toEqual(placed.billingAddress);
});

test.each([true, false])('gives one item per line, each linked to its input (simplify: %s)', async (simplify) => {
	const shop = await openShop();
	const orders = [ready(shop, { lineCount: 3 }), ready(shop, { lineCount: 2 })];

	const parameters = get('={{ $json.orderId }}', { output: 'line', simplify });
	const { output } = await shop.engine.run(parameters, { items: orders.map(({ orderId }) => ({ orderId })) });

	const wanted = orders.flatMap(({ orderId, lines }, item) =>
		lines.map(({ orderLineId }) => {
			const own = simplify ? { orderLineId } : { line: { orderLineId } };
			return { json: { rowId: `${orderId}/${orderLineId}`, orderId, ...own }, pairedItem: { item } };
		}),
	);
	expect(output).toMatchObject(wanted);
	expect(output).toHaveLength(5);
	expect(output[0].json).not.toHaveProperty('lines');
});

test.each([
	'https://seller.octopia.com/orders/%s',
	'https://seller.octopia.com/fr/orders/%s/detail?tab=lines',
	'https://seller.octopia.com/detail?order_id=%s&x=1',
])('finds the order of the page %s', async (page) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const value = page.replace('%s', orderId);
	const { output, error } = await shop.engine.run(order('get', { orderId: { __rl: true, mode: 'url', value } }));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { orderId } }]);
});

test('the address of another page is not taken for an order', async () => {
	const shop = await openShop();

	const value = 'https://seller.octopia.com/offers/1234567890';
	const { output, error } = await shop.engine.run(order('get', { orderId: { __rl: true, mode: 'url', value } }));

	expect(error?.message).toContain('Order');
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test('an order that is not known gets a sentence, and the seller is named', async () => {
	const shop = await openShop();

	const { output, error } = await shop.engine.run(get('CDISFR000000000000NONE'));

	expect(error?.message).toBe(`There is no order "CDISFR000000000000NONE" for the seller ${SELLER}.`);
	expect(error?.description).toContain('Check the order ID');
	expect(error?.httpCode).toBe('404');
	expect(output).toEqual([]);
});

test('what the marketplace adds to orders one day passes through', async () => {
	const shop = await openShop();
	const placed = ready(shop, { lineCount: 1 });
	const tomorrow = {
		...placed,
		status: 'Weighed',
		gift: { wrapped: true },
		lines: [{ ...placed.lines[0], hazard: 'none' }],
	};
	jest.spyOn(shop.sandbox.marketplace, 'order').mockReturnValue(tomorrow);

	const { output, error } = await shop.engine.run(get(placed.orderId, { simplify: false }));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { status: 'Weighed', gift: { wrapped: true }, lines: [{ hazard: 'none' }] } }]);
});

test('an order without its essentials is refused with the place that is wrong', async () => {
	const shop = await openShop();
	const placed = ready(shop, { lineCount: 1 });
	const broken = { ...placed, lines: [{ ...placed.lines[0], quantity: 'two' }] };
	jest.spyOn(shop.sandbox.marketplace, 'order').mockReturnValue(broken as never);

	const { output, error } = await shop.engine.run(get(placed.orderId));

	expect(error?.message).toMatch(/^The marketplace answered something that cannot be read: orders\.lines\.0\.quantity/);
	expect(output).toEqual([]);
});
