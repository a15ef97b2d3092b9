import { ORDER_STATUSES, orderSchema, SUPPLY_MODES } from '../../nodes/Cdiscount/marketplace/order/schema.ts';
import { carriersSchema, sellerSchema } from '../../nodes/Cdiscount/marketplace/seller/schema.ts';
import { BIKE_CATALOGUE, gtin13, HOME_CATALOGUE } from '../../sandbox/seeds/catalogue.mts';
import { seedOrders, seedShop } from '../../sandbox/seeds/seedShop.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';
import { countSchema } from '../../nodes/Cdiscount/marketplace/schemaParts.ts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

async function everyOrder(): Promise<Json[]> {
	const orders: Json[] = [];
	for (const sellerId of [LUMIERE, VELO]) {
		const seller = new Client(sandbox, sellerId);
		for (let page = 1; ; page += 1) {
			const { items } = (await seller.get(`/orders?pageSize=100&pageIndex=${page}`)).body;
			orders.push(...items);
			if (items.length < 100) break;
		}
	}
	return orders;
}

test('a sandbox starts empty', async () => {
	expect(await everyOrder()).toEqual([]);
	expect(sandbox.calls.total).toBeGreaterThan(0);
});

test('every order it serves passes the schema, and its amounts add up', async () => {
	seedShop(sandbox.marketplace);
	seedOrders(sandbox.marketplace, 150);
	for (const status of ORDER_STATUSES)
		sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status, supplyMode: 'mixed' });
	const before = await everyOrder();
	sandbox.clock.advance(60);
	const orders = [...before, ...(await everyOrder())];
	expect(orders).toHaveLength(2 * (14 + 150 + ORDER_STATUSES.length));
	for (const order of orders) {
		expect(orderSchema.parse(order)).toEqual(order);
		const total = order.lines.reduce(
			(sum: number, { sellingPrice, quantity }: Json) =>
				sum + sellingPrice.unitSalesPrice * quantity + sellingPrice.shippingCost,
			0,
		);
		expect(order.totalPrice.sellingPrice).toBeCloseTo(total, 2);
		expect(new Set(order.lines.map(({ orderLineId }: Json) => orderLineId)).size).toBe(order.lines.length);
		for (const { offer } of order.lines) expect(SUPPLY_MODES).toContain(offer.supplyMode);
	}
	expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(orders.length / 2);
	expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(ORDER_STATUSES));
});

test('an order has the documented fields', async () => {
	const { orderId } = sandbox.marketplace.placeOrder({
		sellerId: LUMIERE,
		status: 'InPreparation',
		business: true,
		pickup: true,
		lines: [
			{ sku: 'LAMPE-042', quantity: 2, shippingCost: 5 },
			{ sku: 'MY-OWN', quantity: 1, price: 10, title: 'Mon produit', supplyMode: 'Xdock' },
		],
	});
	expect(orderId).toMatch(/^CDISFR260902115850[A-Z0-9]{4}$/);
	const { body: order } = await client.get(`/orders/${orderId}`);
	expect(order).toMatchObject({
		businessOrder: true,
		salesChannel: { id: 'CDISFR', name: 'Cdiscount' },
		seller: { id: LUMIERE },
		createdAt: '2026-09-02T12:00:00Z',
		purchasedAt: '2026-09-02T11:58:50Z',
		shippedAtMax: '2026-09-04T22:00:00Z',
		payment: { method: 'Card' },
		currencyCode: 'EUR',
		billingAddress: { companyName: expect.any(String), companyVatNumber: expect.stringMatching(/^FR\d{11}$/) },
		serviceFees: [],
	});
	expect(order.billingAddress).not.toHaveProperty('email');
	const [lamp, own] = order.lines;
	expect(lamp).toMatchObject({
		quantity: 2,
		totalPrice: { offerPrice: 64.98, sellingPrice: 64.98 },
		offerPrice: {
			unitSalesPrice: 29.99,
			shippingCost: 5,
			commission: { amountWithVat: 11.7, amountWithoutVat: 9.75, rate: 15 },
			taxes: [{ code: 'VAT', amount: 5, rate: 20 }],
		},
		offer: { sellerProductId: 'LAMPE-042', productTitle: expect.stringContaining('Lampe'), supplyMode: 'Seller' },
		shippingAddress: { pickupId: expect.any(String), pickupName: expect.any(String) },
		parcels: [],
	});
	expect(lamp.sellingPrice).not.toHaveProperty('commission');
	expect(own.offer).toMatchObject({ sellerProductId: 'MY-OWN', productTitle: 'Mon produit', supplyMode: 'Xdock' });
});

test('carriers: a bare array, codes that repeat, a label that ends in a space', async () => {
	const { body } = await client.get('/carriers');
	expect(carriersSchema.safeParse(body).success).toBe(true);
	expect(body).toHaveLength(66);
	expect(body.filter(({ code }: Json) => code === 'pcc').map(({ label }: Json) => label)).toEqual([
		'La Poste',
		'Colissimo',
		'Chronopost',
		'Chronofresh',
	]);
	expect(body.filter(({ label }: Json) => label.endsWith(' '))).toHaveLength(1);
	expect(body).toContainEqual({ code: 'j&t', label: 'AFS' });
	expect(body).toContainEqual({ code: 'khn', label: 'Kuehne + Nagel' });
});

test('the seller, his subscriptions and delivery modes', async () => {
	const { body } = await client.get('/sellers');
	expect(sellerSchema.parse(body)).toMatchObject({
		seller_id: 98979,
		shop_name: 'Maison Lumière',
		seller_state: 'Activated',
		auto_accept_order: false,
	});
	expect((await new Client(sandbox, VELO).get('/sellers')).body.auto_accept_order).toBe(true);
	const { body: subscriptions } = await client.get('/sellers/subscriptions');
	expect(subscriptions).toMatchObject({ count: 1, items: [{ sales_channel_id: 'CDISFR' }] });
	const { body: modes } = await client.get('/sellers/delivery-modes');
	expect(modes.items.map(({ code }: Json) => code)).toEqual(['TRK', 'REG']);
	expect(modes.count).toBe(2);
	expect(countSchema.parse((await client.get('/orders/count')).body)).toBe(0);
});

test('the catalogues have unique SKUs and valid GTINs', () => {
	expect(gtin13('400638133393')).toBe('4006381333931');
	const products = [...HOME_CATALOGUE, ...BIKE_CATALOGUE];
	for (const { gtin } of products) expect(gtin13(gtin.slice(0, 12))).toBe(gtin);
	expect(new Set(products.map(({ sku }) => sku)).size).toBe(products.length);
	expect(new Set(products.map(({ gtin }) => gtin)).size).toBe(products.length);
});
