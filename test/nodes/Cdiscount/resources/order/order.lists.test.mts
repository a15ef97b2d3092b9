import '../../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { loadOptions } from '../../../../../nodes/Cdiscount/resources/lists.ts';
import type { PlaceOrderOptions } from '../../../../../sandbox/marketplace/placing.mts';
import { order, ready, waiting } from '../../../../engine/orders.mts';
import { look, scroll, valuesOf } from '../../../../engine/pickers.mts';
import { closeShops, openShop, SELLER, type Shop } from '../../../../engine/shop.mts';

// hundreds of orders are made
jest.setTimeout(60_000);

afterEach(closeShops);

const DAY = String.raw`\d{1,2} [A-Z][a-z]{2}( \d{4})?`;

const place = ({ sandbox }: Shop, wish: Partial<PlaceOrderOptions>) =>
	sandbox.marketplace.placeOrder({ sellerId: SELLER, ...wish });

const found = async (shop: Shop, parameters: INodeParameters, filter?: string) =>
	(await look('searchOrders', shop.engine, parameters, filter)).results;

/** An order of each kind, by what it is. */
async function oneOfEach(shop: Shop) {
	const refunded = place(shop, { status: 'Delivered', lineCount: 1 });
	const reason = 'seller-product-returned';
	const { error } = await shop.engine.run({
		...{ resource: 'refund', operation: 'refundOrder', orderId: refunded.orderId },
		...{ reason, maximumAmount: 'none' },
	});
	expect(error).toBeUndefined();
	// the marketplace gives the money back in its own time
	shop.sandbox.clock.advance(3600);
	const kinds = {
		refunded,
		toConfirm: waiting(shop),
		confirmed: place(shop, { status: 'Accepted' }),
		toShip: ready(shop),
		toShipInPart: ready(shop, { supplyMode: 'mixed' }),
		ofOctopia: ready(shop, { supplyMode: 'Fulfillment' }),
		toShipOrCancel: ready(shop, { lineCount: 1 }),
		shippedInPart: ready(shop, { lineCount: 2, salesChannelId: 'SCID01' }),
		shipped: place(shop, { status: 'Shipped' }),
		delivered: place(shop, { status: 'Delivered' }),
		shippedByOctopia: place(shop, { status: 'Shipped', supplyMode: 'Fulfillment' }),
		refused: place(shop, { status: 'Refused' }),
		cancelled: place(shop, { status: 'Cancelled' }),
		rejected: place(shop, { status: 'Rejected' }),
	};
	const { marketplace } = shop.sandbox;
	marketplace.requestCancellation(kinds.toShipOrCancel.orderId);
	const [{ orderLineId }] = kinds.shippedInPart.lines;
	marketplace.ship(kinds.shippedInPart.orderId, [
		{ parcelNumber: '6A12345678901', carrierName: 'Colissimo', orderLineIds: [orderLineId] },
	]);
	return kinds;
}

type Kind = keyof Awaited<ReturnType<typeof oneOfEach>>;

const CANCELLABLE: Kind[] = ['confirmed', 'toShip', 'toShipInPart', 'ofOctopia', 'toShipOrCancel', 'shippedInPart'];
const ON_THEIR_WAY: Kind[] = ['shipped', 'delivered', 'shippedByOctopia'];

test.each<[resource: string, operation: string, kinds: Kind[]]>([
	['order', 'confirm', ['toConfirm']],
	['order', 'refuse', ['toConfirm']],
	['order', 'ship', ['toShip', 'toShipInPart', 'toShipOrCancel', 'shippedInPart']],
	['order', 'cancel', CANCELLABLE],
	['refund', 'refundOrder', ON_THEIR_WAY],
	['refund', 'refundLines', ON_THEIR_WAY],
	['refund', 'giveGesture', ON_THEIR_WAY],
	['refund', 'getAvailableAmount', ON_THEIR_WAY],
	['invoice', 'upload', [...ON_THEIR_WAY, 'shippedInPart']],
])('%s: %s is offered the orders that it can be done to, and no others', async (resource, operation, wanted) => {
	const shop = await openShop();
	const kinds = await oneOfEach(shop);

	const offered = valuesOf(await found(shop, { resource, operation }));

	const names = Object.entries(kinds)
		.filter(([, { orderId: id }]) => offered.includes(id))
		.map(([kind]) => kind);
	expect(names.sort()).toEqual([...wanted].sort());
	expect(offered).toHaveLength(wanted.length);
});

test('an order is told as people talk of it: who, how much, when, how far, what, and its reference', async () => {
	const shop = await openShop();
	const lines = [{ sku: 'LAMPE-042', quantity: 2, price: 6.4, shippingCost: 5 }];
	const { orderId, reference, billingAddress } = ready(shop, { lines });
	const company = ready(shop, { business: true, lines: [...lines, { sku: 'VASE-017' }] });

	const [first, second] = [await found(shop, order('get'), 'lampe'), await found(shop, order('get'), company.orderId)];

	const { firstName, lastName } = billingAddress;
	expect(first.find(({ value }) => value === orderId)?.name).toMatch(
		new RegExp(`^${firstName} ${lastName} · 17,80 € · ${DAY} · to ship · 2 × LAMPE-042 · ${reference}$`),
	);
	expect(second).toHaveLength(1);
	expect(second[0].name).toMatch(
		new RegExp(`^${company.billingAddress.companyName} · .* · 2 × LAMPE-042 and 1 more · `),
	);
});

test('its state is in the words of people', async () => {
	const shop = await openShop();
	const kinds = await oneOfEach(shop);

	const states = new Map(
		(await found(shop, order('get'))).map(({ name, value }) => [value, name.split(new RegExp(` · ${DAY} · `)).at(-1)]),
	);

	const stateOf = (kind: Kind) => states.get(kinds[kind].orderId)?.split(' · ')[0];
	expect(Object.fromEntries(Object.keys(kinds).map((kind) => [kind, stateOf(kind as Kind)]))).toEqual({
		toConfirm: 'to confirm',
		confirmed: 'confirmed',
		toShip: 'to ship',
		toShipInPart: 'to ship',
		ofOctopia: 'being prepared by Octopia',
		toShipOrCancel: 'to ship, cancellation asked for',
		shippedInPart: 'to ship',
		shipped: 'shipped',
		delivered: 'delivered',
		shippedByOctopia: 'shipped',
		refused: 'refused',
		cancelled: 'cancelled',
		rejected: 'rejected by Cdiscount',
		refunded: 'cancelled',
	});
});

test('an order is found by whatever is known of it, in any case, without accents, in any order', async () => {
	const shop = await openShop();
	const shippingAddress = { ...ready(shop).lines[0].shippingAddress!, firstName: 'Zoé', lastName: 'Brûlé-Nguyễn' };
	const wanted = ready(shop, {
		shippingAddress,
		lines: [{ sku: 'ÉTAGÈRE-7', title: 'Étagère murale en chêne', quantity: 3 }],
	});
	const company = ready(shop, { business: true });
	for (let count = 0; count < 5; count += 1) ready(shop, { lines: [{ sku: 'VASE-017' }] });
	const { orderId, reference, billingAddress } = wanted;

	for (const typed of [
		orderId,
		orderId.toLowerCase(),
		` ${reference}\u00a0`,
		reference.toLowerCase(),
		reference.slice(2),
		'brule zoe',
		'NGUYEN',
		'etagere-7',
		'chene MURALE',
		`etagere ${billingAddress.lastName}`,
	])
		expect([typed, valuesOf(await found(shop, order('ship'), typed))]).toEqual([typed, [orderId]]);
	expect(valuesOf(await found(shop, order('ship'), company.billingAddress.companyName!.toUpperCase()))).toContain(
		company.orderId,
	);
	expect(await found(shop, order('ship'), 'brule-nguyen vase')).toEqual([]);
	// one that the operation cannot be done to is not offered, however well it is known
	expect(await found(shop, order('confirm'), orderId)).toEqual([]);
	expect(await found(shop, order('confirm'), reference)).toEqual([]);
});

test('all orders are offered, page by page, each once', async () => {
	const shop = await openShop();
	const all = Array.from({ length: 350 }, () => ready(shop).orderId);

	const looks = await scroll('searchOrders', shop.engine, order('ship'));

	expect(looks.map(({ length }) => length)).toEqual([100, 100, 100, 50]);
	expect(valuesOf(looks.flat()).sort()).toEqual([...all].sort());
	expect(shop.asked()).toHaveLength(4);
});

test('a search reads on until something is found, and goes on from there', async () => {
	const shop = await openShop();
	const at = Date.now();
	const one = (index: number, sku: string) => ready(shop, { updatedAt: at - index * 1000, lines: [{ sku }] }).orderId;
	const ids = Array.from({ length: 450 }, (_, index) => one(index, index > 330 && index % 2 ? 'RARE' : 'VASE-017'));
	const wanted = ids.filter((_, index) => index > 330 && index % 2);

	const first = await look('searchOrders', shop.engine, order('ship'), 'rare');
	const looks = await scroll('searchOrders', shop.engine, order('ship'), 'rare');

	expect(valuesOf(first.results)).toEqual(wanted.slice(0, first.results.length));
	expect(first.results.length).toBeGreaterThan(30);
	expect(valuesOf(looks.flat())).toEqual(wanted);
	expect(await found(shop, order('ship'), 'nobody at all')).toEqual([]);
});

test('what a long list holds of the wanted kind is looked for before anybody scrolls', async () => {
	const shop = await openShop();
	const at = Date.now();
	const toShip = ready(shop, { updatedAt: at - 9_000_000 }).orderId;
	for (let index = 0; index < 220; index += 1) ready(shop, { updatedAt: at - index * 1000, supplyMode: 'Fulfillment' });

	expect(valuesOf(await found(shop, order('ship')))).toEqual([toShip]);
});

test.each(['', 'no token', 'bm9uc2Vuc2U', Buffer.from('[0,"x"]').toString('base64url')])(
	'a token that nobody gave ("%s") is the beginning',
	async (token) => {
		const shop = await openShop();
		const { orderId } = ready(shop);

		expect(await look('searchOrders', shop.engine, order('ship'), '', token)).toEqual({
			results: [{ name: expect.any(String), value: orderId }],
		});
	},
);

test('filters take an order of the list, and what is typed', async () => {
	const shop = await openShop();
	const [one] = [ready(shop), ready(shop)];
	const [offered] = (await look('searchOrderReferences', shop.engine, order('getAll'), one.reference)).results;
	expect(offered).toEqual({ name: expect.stringContaining(' · to ship · '), value: one.reference });

	const chosen = { __rl: true, mode: 'list', value: offered.value };
	const typed = { __rl: true, mode: 'id', value: '={{ $json.reference }}' };
	for (const reference of [chosen, typed, one.reference, '={{ $json.reference }}']) {
		const parameters = order('getAll', { output: 'order', filters: { reference } });
		const { output } = await shop.engine.run(parameters, { items: [{ reference: one.reference }] });
		expect(output.map(({ json }) => json.orderId)).toEqual([one.orderId]);
	}
});

test.each<[resource: string, operation: string, states: string[]]>([
	['order', 'ship', ['cancellation asked for', 'to ship']],
	['order', 'cancel', ['being prepared by Octopia', 'cancellation asked for', 'to ship']],
	['order', 'get', ['being prepared by Octopia', 'cancellation asked for', 'shipped', 'to ship']],
])('%s: %s is offered the lines that it can be done to', async (resource, operation, states) => {
	const shop = await openShop();
	const kinds = { mixed: ready(shop, { supplyMode: 'mixed' }), inPart: (await oneOfEach(shop)).shippedInPart };
	const asked = ready(shop, { lineCount: 1 });
	shop.sandbox.marketplace.requestCancellation(asked.orderId);

	const found: string[] = [];
	for (const { orderId } of [kinds.mixed, kinds.inPart, asked]) {
		const editor = shop.engine.editor({ resource, operation, orderId });
		const lines = await loadOptions.getOrderLines.call(editor);
		found.push(...lines.map(({ name }) => /\((.*)\)$/.exec(name)![1]));
	}

	expect([...new Set(found)].sort()).toEqual(states);
});
