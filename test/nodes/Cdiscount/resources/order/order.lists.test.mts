import '../../../../engine/slept.mts';
import type { INodeParameters } from 'n8n-workflow';
import { order, ready } from '../../../../engine/orders.mts';
import { look, scroll, valuesOf } from '../../../../engine/pickers.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';

// hundreds of orders are made
jest.setTimeout(60_000);

afterEach(closeShops);

const DAY = String.raw`\d{1,2} [A-Z][a-z]{2}( \d{4})?`;

const found = async (shop: Shop, parameters: INodeParameters, filter?: string) =>
	(await look('searchOrders', shop.engine, parameters, filter)).results;

test('an order is told as people talk of it: who, how much, when, what, how far, and its reference', async () => {
	const shop = await openShop();
	const lines = [{ sku: 'LAMPE-042', quantity: 2, price: 6.4, shippingCost: 5 }];
	const { orderId, reference, billingAddress } = ready(shop, { lines });
	const company = ready(shop, { business: true, lines: [...lines, { sku: 'VASE-017' }] });

	const [first, second] = [await found(shop, order('get'), 'lampe'), await found(shop, order('get'), company.orderId)];

	const { firstName, lastName } = billingAddress;
	expect(first.find(({ value }) => value === orderId)?.name).toMatch(
		new RegExp(`^${firstName} ${lastName} · 17,80 € · ${DAY} · 2 × LAMPE-042 · to ship · ${reference}$`),
	);
	expect(second).toHaveLength(1);
	expect(second[0].name).toMatch(
		new RegExp(
			`^${company.billingAddress.firstName} ${company.billingAddress.lastName} · .* · 2 × LAMPE-042 and 1 more · `,
		),
	);
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
