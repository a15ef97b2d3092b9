import type { WorkflowNode } from '../../../scripts/host/workflow-json.mts';
import type { LineWish } from '../../../sandbox/marketplace/line.mts';
import { seedOffers } from '../../../sandbox/seeds/seedOffers.mts';
import { startFrappe, type Frappe } from './frappe.mts';
import { startOdoo, type Odoo, type OdooLine } from './odoo.mts';
import type { Performed, Theatre } from './theatre.mts';

const SELLER = '98979';

/** W8 and W9: an order becomes one sale order, whatever happens; stock goes the other way. */
export function erpScenes(stage: () => Theatre): void {
	const toShip = (lines: LineWish[]) =>
		stage().marketplace.placeOrder({ sellerId: SELLER, status: 'InPreparation', lines });
	const lines = [
		{ sku: 'LAMPE-042', quantity: 2, price: 29.99, shippingCost: 4.9 },
		{ sku: 'VASE-017', quantity: 1, price: 32, shippingCost: 0 },
	];
	/** An order of which one line was cancelled, one is sent by Octopia, and one is to be sent, abroad. */
	const toShipInPart = () => {
		const order = stage().marketplace.placeOrder({
			sellerId: SELLER,
			status: 'InPreparation',
			countryCode: 'BE',
			lines: [
				{ sku: 'VASE-017', quantity: 1, price: 32, shippingCost: 3 },
				{ sku: 'LAMPE-042', quantity: 1, price: 29.99, shippingCost: 0 },
				{ sku: 'LAMPE-042', quantity: 5, price: 29.99, shippingCost: 0, supplyMode: 'Fulfillment' },
			],
		});
		stage().marketplace.orders.find(order.orderId).lines[0].status = 'Cancelled';
		return order;
	};
	/** Somebody of the same name and postal code, who wants the parcel elsewhere. */
	const namesake = (order: { orderId: string }, of: { orderId: string }) => {
		const addressOf = ({ orderId }: { orderId: string }) => stage().marketplace.orders.find(orderId).shippingAddress;
		const { firstName, lastName, postalCode } = addressOf(of);
		Object.assign(addressOf(order), {
			firstName,
			lastName,
			postalCode,
			addressLine1: '1 rue du Point Relais',
			city: 'Ailleurs',
		});
	};
	/** Everything that was told once is told again on another day, and a mail that does not go out is sent again. */
	const tellsDaily = async ({ id }: Performed) => {
		const { nodes } = (await stage().rest.workflows.get(id)) as { nodes: WorkflowNode[] };
		const seen = nodes.filter(({ type }) => type.endsWith('.removeDuplicates'));
		const values = seen.map(({ parameters }) => parameters.dedupeValue).filter(Boolean);
		expect(values).toEqual(values.map(() => expect.stringContaining('$now.toISODate()')));
		const mails = nodes.filter(({ type }) => type.endsWith('.emailSend'));
		expect(mails).toEqual(mails.map(() => expect.objectContaining({ retryOnFail: true })));
	};
	/** What leaves for Cdiscount is refused there: a person is told which offer it was. */
	const tellsOfferOf = async (template: Performed, sku: string) => {
		stage().stage.sandbox.faults.set([{ kind: 'unauthorized', method: 'POST', path: '/offer-packages', count: 100 }]);
		stage().mails.length = 0;
		await stage().run(template, 'Every 15 Minutes');
		stage().stage.sandbox.faults.clear();
		expect(stage().mails.map(({ text }) => text)).toEqual([expect.stringMatching(new RegExp(`${sku}: \\w`))]);
	};
	const quantity = (sku: string) => (stage().marketplace.offers.one(SELLER, sku) as { quantity: number }).quantity;

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
			const template = await stage().perform('odoo-orders-and-stock.json', {
				config: { saleTaxId: 5 },
				credentials: { odooApi: odoo.credential },
			});
			const inPart = toShipInPart();
			await stage().run(template, 'Order to Ship');
			// A run by hand takes the newest three.
			const first = toShip(lines);
			const second = toShip([{ sku: 'LAMPE-042', quantity: 1, price: 29.99, shippingCost: 0 }]);
			namesake(second, first);
			const missing = toShip([{ sku: 'NOT-IN-ODOO', quantity: 1, price: 5, shippingCost: 0 }]);
			const run = await stage().run(template, 'Order to Ship');

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
			const address = stage().marketplace.order(first.orderId).lines[0].shippingAddress!;
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
			expect(stage().mails.map(({ text }) => text)).toEqual([
				expect.stringContaining(`${missing.orderId}: not in Odoo: NOT-IN-ODOO`),
			]);

			const counts = () => [orders().length, tables['res.partner'].length, stage().mails.length];
			const before = counts();
			const again = await stage().run(template, 'Order to Ship');
			expect(counts()).toEqual(before);

			odoo.setDown(true);
			toShip([{ sku: 'LAMPE-042', quantity: 1 }]);
			await stage().run(template, 'Order to Ship');
			odoo.setDown(false);
			expect(counts().slice(0, 2)).toEqual(before.slice(0, 2));
			odoo.setFailing('sale.order');
			await stage().run(template, 'Order to Ship');
			odoo.setFailing('res.partner');
			await stage().run(template, 'Order to Ship');
			odoo.setFailing(undefined);
			expect(counts().slice(0, 2)).toEqual(before.slice(0, 2));
			await stage().run(template, 'Order to Ship');
			await stage().run(template, 'Order to Ship');
			expect(orders()).toHaveLength(Number(before[0]) + 1);
			expect(stage().mails.length).toBeGreaterThan(1);

			seedOffers(stage().marketplace);
			await stage().run(template, 'Every 15 Minutes');
			expect([quantity('LAMPE-042'), quantity('VASE-017'), quantity('MIR-021')]).toEqual([8, 1, 8]);
			const writes = stage().writes();
			await stage().run(template, 'Every 15 Minutes');
			expect(stage().writes()).toBe(writes);
			tables['product.product'][0].free_qty = 5;
			await tellsOfferOf(template, 'LAMPE-042');
			await tellsDaily(template);
			stage().tell(
				'odoo-orders-and-stock.json',
				template,
				[run, again],
				'3 quotations with 3 delivery addresses and 2 partners in Odoo (stand-in), 1 order told to a person, stock sent; second run: no change; Odoo down: nothing made',
			);
		}, 300_000);
	});

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
			const template = await stage().perform('erpnext-orders-and-stock.json', {
				credentials: { erpNextApi: frappe.credential },
			});
			const inPart = toShipInPart();
			const late = stage().marketplace.placeOrder({
				sellerId: SELLER,
				status: 'InPreparation',
				createdAt: stage().marketplace.clock.now() - 6 * 86_400_000,
				lines: [{ sku: 'LAMPE-042', quantity: 1 }],
			});
			await stage().run(template, 'Order to Ship');
			// A run by hand takes the newest three.
			const first = toShip(lines);
			const second = toShip([{ sku: 'LAMPE-042', quantity: 1, price: 29.99, shippingCost: 0 }]);
			namesake(second, first);
			const missing = toShip([{ sku: 'NOT-IN-ERPNEXT', quantity: 1, price: 5, shippingCost: 0 }]);
			const run = await stage().run(template, 'Order to Ship');
			const address = stage().marketplace.order(first.orderId).lines[0].shippingAddress!;
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
			expect(stage().mails).toHaveLength(1);
			expect(stage().mails[0].text).toContain(missing.orderId);

			const counts = () => [
				docs['Sales Order'].length,
				docs.Customer.length,
				docs.Address.length,
				stage().mails.length,
			];
			const before = counts();
			const again = await stage().run(template, 'Order to Ship');
			expect(counts()).toEqual(before);

			frappe.setDown(true);
			toShip([{ sku: 'LAMPE-042', quantity: 1 }]);
			await stage().run(template, 'Order to Ship');
			frappe.setDown(false);
			expect(counts().slice(0, 3)).toEqual(before.slice(0, 3));
			for (const doctype of ['Sales Order', 'Customer', 'Address']) {
				frappe.setFailing(doctype);
				await stage().run(template, 'Order to Ship');
			}
			frappe.setFailing(undefined);
			expect([docs['Sales Order'].length, docs.Address.length]).toEqual([before[0], before[2]]);
			await stage().run(template, 'Order to Ship');
			await stage().run(template, 'Order to Ship');
			expect(docs['Sales Order']).toHaveLength(Number(before[0]) + 1);
			expect(new Set(docs.Address.map(({ address_title: title }) => title)).size).toBe(docs.Address.length);

			seedOffers(stage().marketplace);
			await stage().run(template, 'Every 15 Minutes');
			expect([quantity('LAMPE-042'), quantity('VASE-017'), quantity('MIR-021')]).toEqual([7, 1, 5]);
			const writes = stage().writes();
			await stage().run(template, 'Every 15 Minutes');
			expect(stage().writes()).toBe(writes);
			docs.Bin[0].actual_qty = 6;
			await tellsOfferOf(template, 'LAMPE-042');
			await tellsDaily(template);
			stage().tell(
				'erpnext-orders-and-stock.json',
				template,
				[run, again],
				'4 sales orders with a delivery address each in ERPNext (stand-in), 1 order told to a person, stock sent; second run: no change; ERPNext down: nothing made',
			);
		}, 300_000);
	});
}
