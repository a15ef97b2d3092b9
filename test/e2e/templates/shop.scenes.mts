import { seedOffers } from '../../../sandbox/seeds/seedOffers.mts';
import type { Theatre } from './theatre.mts';
import { startWooCommerce, type WooCommerce } from './wooCommerce.mts';

const SELLER = '98979';

/** W10 and W14: other shops' stock and prices become offers, once. */
export function shopScenes(stage: () => Theatre): void {
	const offer = (sku: string) => {
		const { quantity, integrationPrice } = stage().marketplace.offers.one(SELLER, sku) as {
			quantity: number;
			integrationPrice: { price: number };
		};
		return { quantity, price: integrationPrice.price };
	};
	const seed = () => seedOffers(stage().marketplace);

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
			);
			const template = await stage().perform('stock-from-woocommerce.json', {
				credentials: { wooCommerceApi: shop.credential },
			});
			const first = await stage().run(template);
			const quantities = ['LAMPE-042', 'LAMPE-051', 'VASE-017', 'AMP-E27-4'].map((sku) => offer(sku).quantity);
			expect(quantities).toEqual([10, 22, 0, 310]);
			const before = stage().writes();
			const second = await stage().run(template);
			expect(stage().writes()).toBe(before);
			expect(stage().mails).toEqual([]);
			stage().tell(
				'stock-from-woocommerce.json',
				template,
				[first, second],
				'2 offers changed (stand-in for WooCommerce, 2 pages); second run: nothing sent',
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
		const template = await stage().perform('stock-from-shopify.json', {
			stand: { 'Products of the Shop': JSON.stringify(product) },
		});
		const first = await stage().run(template);
		expect(['LAMPE-042', 'LAMPE-051', 'AMP-E27-4'].map((sku) => offer(sku).quantity)).toEqual([5, 0, 310]);
		const before = stage().writes();
		const second = await stage().run(template);
		expect(stage().writes()).toBe(before);
		stage().tell(
			'stock-from-shopify.json',
			template,
			[first, second],
			'2 offers changed (the Shopify node replaced); second run: nothing sent',
		);
	});

	test('repricing-with-a-floor.json goes below the competitor, never below the floor', async () => {
		seed();
		const { marketplace, rest } = stage();
		marketplace.offers.undercut(SELLER, 'LAMPE-042', { price: 20, shippingCost: 4.9 });
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
		const template = await stage().perform('repricing-with-a-floor.json');
		const first = await stage().run(template, 'Every 30 Minutes');
		const prices = () => ['LAMPE-051', 'LAMPE-042', 'VASE-017', 'MIR-021', 'SUSP-010'].map((sku) => offer(sku).price);
		expect(prices()).toEqual([32.8, 25, 33.5, 44.9, 59.9]);
		const notes = async () => (await table.rows()).map(({ lastPrice, note }) => [lastPrice, note]);
		expect(await notes()).toEqual([
			[32.8, 'below 32.9'],
			[25, 'at the floor'],
			[33.5, 'nobody competes'],
			[null, null],
		]);
		const before = stage().writes();
		const second = await stage().run(template, 'Every 30 Minutes');
		expect(stage().writes()).toBe(before);
		stage().tell(
			'repricing-with-a-floor.json',
			template,
			[first, second],
			'3 prices changed, one held at its floor, 3 rows noted in the table; second run: nothing sent',
		);
	});
}
