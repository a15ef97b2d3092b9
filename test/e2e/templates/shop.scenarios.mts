import { seedOffers } from '../../../sandbox/seeds/seedOffers.mts';
import type { WorkflowNode } from '../../../scripts/host/workflowJson.mts';
import type { ImportedTemplate, TemplateHarness } from './harness.mts';
import { startWooCommerce, type WooCommerce } from './wooCommerce.mts';

const SELLER = '98979';

/** W10 and W14: other shops' stock and prices become offers, once. */
export function shopScenarios(harness: () => TemplateHarness): void {
	const offer = (sku: string) => {
		const { quantity, integrationPrice } = harness().marketplace.offers.one(SELLER, sku) as {
			quantity: number;
			integrationPrice: { price: number };
		};
		return { quantity, price: integrationPrice.price };
	};
	const seed = () => seedOffers(harness().marketplace);
	/** Cdiscount refuses what leaves: a person is told which offer it was, once a day, and a mail that fails is sent again. */
	const tellsOfferOf = async (template: ImportedTemplate, sku: string, trigger?: string) => {
		harness().demo.sandbox.faults.set([{ kind: 'unauthorized', method: 'POST', path: '/offer-packages', count: 100 }]);
		harness().mails.length = 0;
		await harness().run(template, trigger);
		await harness().run(template, trigger);
		harness().demo.sandbox.faults.clear();
		expect(harness().mails.map(({ text }) => text)).toEqual([expect.stringMatching(new RegExp(`${sku}: \\w`))]);
		const { nodes } = (await harness().rest.workflows.get(template.id)) as { nodes: WorkflowNode[] };
		const one = (name: string) => nodes.find((node) => node.name === name);
		expect(one('New Problems Only')?.parameters.dedupeValue).toContain('$now.toISODate()');
		expect(one('Tell a Person')).toMatchObject({ retryOnFail: true });
	};

	describe('with WooCommerce', () => {
		let shop: WooCommerce;
		beforeAll(async () => (shop = await startWooCommerce()));
		afterAll(async () => await shop?.stop());

		test('stock-from-woocommerce.json sends what differs, and nothing the second time', async () => {
			seed();
			const product = (id: number, sku: string, stock: number | null, status = 'publish') => ({
				id,
				name: sku,
				sku,
				status,
				manage_stock: stock !== null,
				stock_quantity: stock,
			});
			shop.products.push(
				product(1, 'LAMPE-042', 11),
				product(2, 'LAMPE-051', 23),
				product(3, 'VASE-017', 4, 'draft'),
				product(4, 'AMP-E27-4', null),
				product(5, 'NOT-OFFERED', 5),
				product(6, '', 5),
				product(7, ' LAMPE-042', 9),
				product(8, 'LAMPE-051', 3, 'draft'),
			);
			const template = await harness().importTemplate('stock-from-woocommerce.json', {
				credentials: { wooCommerceApi: shop.credential },
			});
			const first = await harness().run(template);
			const quantities = ['LAMPE-042', 'LAMPE-051', 'VASE-017', 'AMP-E27-4'].map((sku) => offer(sku).quantity);
			expect(quantities).toEqual([8, 22, 0, 310]);
			const before = harness().writeCount();
			const second = await harness().run(template);
			expect(harness().writeCount()).toBe(before);
			expect(harness().mails).toEqual([]);
			shop.products[6].stock_quantity = 4;
			await tellsOfferOf(template, 'LAMPE-042');
			harness().report(
				'stock-from-woocommerce.json',
				template,
				[first, second],
				'2 offers changed (stand-in for WooCommerce, 3 pages); second run: nothing sent',
			);
		});
	});

	test('stock-from-shopify.json sends the stock of the variants, and nothing the second time', async () => {
		seed();
		const variant = (sku: string, quantity: number, tracked = true) => ({
			sku,
			inventory_quantity: quantity,
			inventory_management: tracked ? 'shopify' : null,
		});
		const product = {
			id: 1,
			status: 'active',
			variants: [variant('LAMPE-042', 6), variant('LAMPE-051', 1), variant('AMP-E27-4', 0, false), variant('', 4)],
		};
		product.variants.push(variant('LAMPE-042 ', 8));
		const withProduct = async () =>
			await harness().importTemplate('stock-from-shopify.json', {
				stand: { 'Products of the Shop': `(${JSON.stringify(product).replaceAll('}}', '} }')})` },
			});
		const template = await withProduct();
		const first = await harness().run(template);
		expect(['LAMPE-042', 'LAMPE-051', 'AMP-E27-4'].map((sku) => offer(sku).quantity)).toEqual([5, 0, 310]);
		const before = harness().writeCount();
		const second = await harness().run(template);
		expect(harness().writeCount()).toBe(before);
		product.variants[0].inventory_quantity = 3;
		await tellsOfferOf(await withProduct(), 'LAMPE-042');
		harness().report(
			'stock-from-shopify.json',
			template,
			[first, second],
			'2 offers changed (the Shopify node replaced); second run: nothing sent',
		);
	});

	test('repricing-with-a-floor.json goes below the competitor, never below the floor', async () => {
		seed();
		const { marketplace, rest } = harness();
		marketplace.offers.undercut(SELLER, 'LAMPE-042', { price: 20, shippingCost: 4.9 });
		marketplace.offers.undercut(SELLER, 'LAMPE-051', { price: 31, condition: 'UsedGoodState' });
		const table = await rest.dataTable('Cdiscount price limits', {
			sku: 'string',
			floor: 'number',
			ceiling: 'number',
			lastPrice: 'number',
			note: 'string',
		});
		await table.insert([
			{ sku: 'LAMPE-051', floor: 30, ceiling: 36 },
			{ sku: 'LAMPE-042', floor: 25, ceiling: 32 },
			{ sku: 'VASE-017', floor: 30, ceiling: 33.5 },
			{ sku: 'MIR-021', floor: 0, ceiling: 60 },
		]);
		const template = await harness().importTemplate('repricing-with-a-floor.json');
		const first = await harness().run(template, 'Every 30 Minutes');
		const prices = () => ['LAMPE-051', 'LAMPE-042', 'VASE-017', 'MIR-021', 'SUSP-010'].map((sku) => offer(sku).price);
		expect(prices()).toEqual([32.8, 25, 33.5, 44.9, 59.9]);
		const notes = async () => (await table.rows()).map(({ lastPrice, note }) => [lastPrice, note]);
		expect(await notes()).toEqual([
			[32.8, 'below 32.9'],
			[25, 'at the floor'],
			[33.5, 'nobody competes'],
			[null, null],
		]);
		// the table may hold any number of SKUs: none of them is in a query
		const reads = harness().demo.sandbox.calls.find({ method: 'GET', path: '/offers' });
		expect(reads.filter(({ path }) => path.includes('salesChannelFeedback')).length).toBeGreaterThan(0);
		expect(reads.filter(({ path }) => path.includes('sellerExternalReferences=LAMPE-051'))).toEqual([]);
		// nothing is known of the competition, or of the price: the offer is left alone
		const vase = { sellerExternalReference: 'VASE-017', integrationPrice: { price: 30 } };
		const unknown = [vase, { ...vase, integrationPrice: null, salesChannelFeedback: { competingOffers: [] } }];
		for (const read of unknown) {
			const stand = { 'Offers and Competitors': `(${JSON.stringify(read).replaceAll('}}', '} }')})` };
			const blind = await harness().importTemplate('repricing-with-a-floor.json', { stand });
			const { nodes } = await harness().run(blind, 'Every 30 Minutes');
			expect(nodes['New Price'].items).toMatchObject([{ sku: 'VASE-017', target: null }]);
			expect(nodes['Send the Price']).toBeUndefined();
		}
		const before = harness().writeCount();
		const second = await harness().run(template, 'Every 30 Minutes');
		expect(harness().writeCount()).toBe(before);
		marketplace.offers.undercut(SELLER, 'VASE-017', { price: 31.5 });
		await tellsOfferOf(template, 'VASE-017', 'Every 30 Minutes');
		harness().report(
			'repricing-with-a-floor.json',
			template,
			[first, second],
			'3 prices changed, one held at its floor, 3 rows noted in the table; second run: nothing sent',
		);
	});
}
