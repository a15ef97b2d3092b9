import { seedOffers } from '../../../sandbox/seeds/seedOffers.mts';
import { erpProps } from './erpProps.mts';
import { startOdoo, type Odoo, type OdooLine } from './odoo.mts';
import type { TemplateHarness } from './harness.mts';

/** W8: an order becomes one quotation, whatever happens; stock goes the other way. */
export function odooScenarios(harness: () => TemplateHarness): void {
	const { toShip, lines, toShipInPart, namesake, tellsDaily, tellsOfferOf, quantity } = erpProps(harness);

	describe('with Odoo', () => {
		let odoo: Odoo;
		beforeAll(async () => (odoo = await startOdoo()));
		afterAll(async () => await odoo?.stop());

		test('odoo-orders-and-stock.json makes one quotation per order, with its lines, taxes and partner, and sends the stock', async () => {
			const { tables } = odoo;
			tables['product.product'].push(
				{ id: 11, default_code: 'LAMPE-042', name: 'Lampe', free_qty: 8 },
				{ id: 12, default_code: 'VASE-017', name: 'Vase', free_qty: 1 },
				{ id: 13, default_code: 'PORT', name: 'Livraison', free_qty: 0 },
				{ id: 14, default_code: false, name: 'Sans référence', free_qty: 3 },
				{ id: 15, default_code: 'MIR-021', name: 'Miroir, noir', free_qty: 3.5 },
				{ id: 16, default_code: 'MIR-021', name: 'Miroir, blanc', free_qty: 4.5 },
			);
			const template = await harness().importTemplate('odoo-orders-and-stock.json', {
				config: { saleTaxId: 5 },
				credentials: { odooApi: odoo.credential },
			});
			const inPart = toShipInPart();
			await harness().run(template, 'Order to Ship');
			// A run by hand takes the newest three.
			const first = toShip(lines);
			const second = toShip([{ sku: 'LAMPE-042', quantity: 1, price: 29.99, shippingCost: 0 }]);
			namesake(second, first);
			const missing = toShip([{ sku: 'NOT-IN-ODOO', quantity: 1, price: 5, shippingCost: 0 }]);
			const run = await harness().run(template, 'Order to Ship');

			const orders = () => tables['sale.order'];
			expect(
				orders()
					.map((order) => order.client_order_ref)
					.sort(),
			).toEqual([first.orderId, second.orderId, inPart.orderId].sort());
			const order = orders().find((one) => one.client_order_ref === first.orderId)!;
			expect(order.lines as OdooLine[]).toMatchObject([
				{ productId: 11, quantity: 2, price: 29.99, taxIds: [5] },
				{ productId: 12, quantity: 1, price: 32, taxIds: [5] },
				{ productId: 13, quantity: 1, price: 4.9, taxIds: [5] },
			]);
			const shipping = (order.lines as OdooLine[])[2].price;
			expect(order.amount_total).toBeCloseTo(2 * 29.99 + 32 + shipping, 2);
			const address = harness().marketplace.order(first.orderId).lines[0].shippingAddress!;
			expect(tables['res.partner'].find(({ id }) => id === order.partner_id)).toMatchObject({
				name: `${address.firstName} ${address.lastName}`,
				zip: address.postalCode,
				city: address.city,
				country_id: 75,
			});
			const orderOf = ({ orderId }: { orderId: string }) => orders().find((one) => one.client_order_ref === orderId)!;
			const addressOf = (one: { orderId: string }) =>
				tables['res.partner'].find(({ id }) => id === orderOf(one).partner_shipping_id);
			expect(orderOf(inPart).lines).toMatchObject([{ productId: 11, quantity: 1 }]);
			expect(orderOf(second).partner_id).toBe(order.partner_id);
			expect(addressOf(first)).toMatchObject({
				type: 'delivery',
				parent_id: order.partner_id,
				ref: `Cdiscount order ${first.orderId}`,
				street: address.addressLine1,
				city: address.city,
				phone: address.phone,
			});
			expect(addressOf(second)).toMatchObject({
				type: 'delivery',
				parent_id: order.partner_id,
				street: '1 rue du Point Relais',
				city: 'Ailleurs',
			});
			expect(addressOf(inPart)).toMatchObject({ type: 'delivery', country_id: 20 });
			expect(harness().mails.map(({ text }) => text)).toEqual([
				expect.stringContaining(`${missing.orderId}: not in Odoo: NOT-IN-ODOO`),
			]);

			const counts = () => [orders().length, tables['res.partner'].length, harness().mails.length];
			const before = counts();
			const again = await harness().run(template, 'Order to Ship');
			expect(counts()).toEqual(before);

			odoo.setDown(true);
			toShip([{ sku: 'LAMPE-042', quantity: 1 }]);
			await harness().run(template, 'Order to Ship');
			odoo.setDown(false);
			expect(counts().slice(0, 2)).toEqual(before.slice(0, 2));
			odoo.setFailing('sale.order');
			await harness().run(template, 'Order to Ship');
			odoo.setFailing('res.partner');
			await harness().run(template, 'Order to Ship');
			odoo.setFailing(undefined);
			expect(counts().slice(0, 2)).toEqual(before.slice(0, 2));
			await harness().run(template, 'Order to Ship');
			await harness().run(template, 'Order to Ship');
			expect(orders()).toHaveLength(Number(before[0]) + 1);
			expect(harness().mails.length).toBeGreaterThan(1);

			seedOffers(harness().marketplace);
			await harness().run(template, 'Every 15 Minutes');
			expect([quantity('LAMPE-042'), quantity('VASE-017'), quantity('MIR-021')]).toEqual([8, 1, 8]);
			const writes = harness().writeCount();
			await harness().run(template, 'Every 15 Minutes');
			expect(harness().writeCount()).toBe(writes);
			tables['product.product'][0].free_qty = 5;
			await tellsOfferOf(template, 'LAMPE-042');
			await tellsDaily(template);
			harness().report(
				'odoo-orders-and-stock.json',
				template,
				[run, again],
				'3 quotations with 3 delivery addresses and 2 partners in Odoo (stand-in), 1 order told to a person, stock sent; second run: no change; Odoo down: nothing made',
			);
		}, 300_000);
	});
}
