import { seedOffers } from '../../../sandbox/seeds/seedOffers.mts';
import { erpProps } from './erpProps.mts';
import { startFrappe, type Frappe } from './frappe.mts';
import type { TemplateHarness } from './harness.mts';

const SELLER = '98979';

/** W9: an order becomes one sales order, whatever happens; stock goes the other way. */
export function erpNextScenarios(harness: () => TemplateHarness): void {
	const { toShip, lines, toShipInPart, namesake, tellsDaily, tellsOfferOf, quantity } = erpProps(harness);

	describe('with ERPNext', () => {
		let frappe: Frappe;
		beforeAll(async () => (frappe = await startFrappe()));
		afterAll(async () => await frappe?.stop());

		test('erpnext-orders-and-stock.json makes one sales order per order, with items, VAT and customer, and sends the stock', async () => {
			const { docs } = frappe;
			docs.Item.push({ name: 'LAMPE-042' }, { name: 'VASE-017' }, { name: 'PORT' });
			docs.Bin.push(
				{ name: '1', warehouse: 'Stores - YC', item_code: 'LAMPE-042', actual_qty: 9, reserved_qty: 2 },
				{ name: '2', warehouse: 'Other - YC', item_code: 'VASE-017', actual_qty: 50, reserved_qty: 0 },
				{ name: '3', warehouse: 'Stores - YC', item_code: 'MIR-021', actual_qty: 5, reserved_qty: 0 },
				{ name: '3', warehouse: 'Stores - YC', item_code: 'MIR-021', actual_qty: 5, reserved_qty: 0 },
			);
			const template = await harness().importTemplate('erpnext-orders-and-stock.json', {
				credentials: { erpNextApi: frappe.credential },
			});
			const inPart = toShipInPart();
			const late = harness().marketplace.placeOrder({
				sellerId: SELLER,
				status: 'InPreparation',
				createdAt: harness().marketplace.clock.now() - 6 * 86_400_000,
				lines: [{ sku: 'LAMPE-042', quantity: 1 }],
			});
			await harness().run(template, 'Order to Ship');
			// A run by hand takes the newest three.
			const first = toShip(lines);
			const second = toShip([{ sku: 'LAMPE-042', quantity: 1, price: 29.99, shippingCost: 0 }]);
			namesake(second, first);
			const missing = toShip([{ sku: 'NOT-IN-ERPNEXT', quantity: 1, price: 5, shippingCost: 0 }]);
			const run = await harness().run(template, 'Order to Ship');
			const address = harness().marketplace.order(first.orderId).lines[0].shippingAddress!;
			const customer = `${address.firstName} ${address.lastName} (${address.postalCode})`;
			const orderOf = ({ orderId }: { orderId: string }) =>
				docs['Sales Order'].find(({ po_no: no }) => no === orderId)!;
			const addressOf = (one: { orderId: string }) =>
				docs.Address.find(({ name }) => name === orderOf(one).shipping_address_name);
			expect([orderOf(first)]).toMatchObject([
				{
					po_no: first.orderId,
					customer,
					currency: 'EUR',
					company: 'Your company',
					delivery_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
					items: [
						{ item_code: 'LAMPE-042', qty: 2, rate: 29.99 },
						{ item_code: 'VASE-017', qty: 1, rate: 32 },
						{ item_code: 'PORT', qty: 1, rate: 4.9 },
					],
					taxes: [
						{ charge_type: 'On Net Total', account_head: 'TVA collectée - YC', rate: 20, included_in_print_rate: 1 },
					],
				},
			]);
			expect(docs.Customer.map(({ name }) => name)).toContain(customer);
			const links = [{ link_doctype: 'Customer', link_name: customer }];
			expect(addressOf(first)).toMatchObject({
				address_type: 'Shipping',
				address_line1: address.addressLine1,
				pincode: address.postalCode,
				country: 'France',
				links,
			});
			expect(addressOf(second)).toMatchObject({ address_line1: '1 rue du Point Relais', city: 'Ailleurs', links });
			expect(addressOf(inPart)).toMatchObject({ country: 'Belgium' });
			expect(orderOf(inPart).items).toMatchObject([{ item_code: 'LAMPE-042', qty: 1 }]);
			expect(orderOf(inPart).items).toHaveLength(1);
			expect(orderOf(late)).toMatchObject({ delivery_date: orderOf(late).transaction_date });
			expect(docs['Sales Order']).toHaveLength(4);
			expect(harness().mails).toHaveLength(1);
			expect(harness().mails[0].text).toContain(missing.orderId);

			const counts = () => [
				docs['Sales Order'].length,
				docs.Customer.length,
				docs.Address.length,
				harness().mails.length,
			];
			const before = counts();
			const again = await harness().run(template, 'Order to Ship');
			expect(counts()).toEqual(before);

			frappe.setDown(true);
			toShip([{ sku: 'LAMPE-042', quantity: 1 }]);
			await harness().run(template, 'Order to Ship');
			frappe.setDown(false);
			expect(counts().slice(0, 3)).toEqual(before.slice(0, 3));
			for (const doctype of ['Sales Order', 'Customer', 'Address']) {
				frappe.setFailing(doctype);
				await harness().run(template, 'Order to Ship');
			}
			frappe.setFailing(undefined);
			expect([docs['Sales Order'].length, docs.Address.length]).toEqual([before[0], before[2]]);
			await harness().run(template, 'Order to Ship');
			await harness().run(template, 'Order to Ship');
			expect(docs['Sales Order']).toHaveLength(Number(before[0]) + 1);
			expect(new Set(docs.Address.map(({ address_title: title }) => title)).size).toBe(docs.Address.length);

			seedOffers(harness().marketplace);
			await harness().run(template, 'Every 15 Minutes');
			expect([quantity('LAMPE-042'), quantity('VASE-017'), quantity('MIR-021')]).toEqual([7, 1, 5]);
			const writes = harness().writeCount();
			await harness().run(template, 'Every 15 Minutes');
			expect(harness().writeCount()).toBe(writes);
			docs.Bin[0].actual_qty = 6;
			await tellsOfferOf(template, 'LAMPE-042');
			await tellsDaily(template);
			harness().report(
				'erpnext-orders-and-stock.json',
				template,
				[run, again],
				'4 sales orders with a delivery address each in ERPNext (stand-in), 1 order told to a person, stock sent; second run: no change; ERPNext down: nothing made',
			);
		}, 300_000);
	});
}
