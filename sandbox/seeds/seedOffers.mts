import type { Marketplace } from '../marketplace/marketplace.mts';
import { BIKE_CATALOGUE, gtin13, HOME_CATALOGUE, type Product } from './catalogue.mts';

/** The line of an Upsert package that offers a product of a catalogue. */
export function offerLine({ sku, gtin, price, stock }: Pick<Product, 'sku' | 'gtin' | 'price' | 'stock'>) {
	return {
		sellerExternalReference: sku,
		product: { gtin },
		condition: 'New',
		price: {
			price,
			taxes: [
				{ code: 'VAT', value: 20 },
				{ code: 'Ecotax', value: 0.12 },
				{ code: 'Deatax', value: 0 },
			],
		},
		deliveryModes: [
			{ code: 'THD', cost: price >= 100 ? 0 : 4.9, additionalCost: 1.5 },
			{ code: 'SHD', cost: 8.9, additionalCost: 3 },
		],
		preparationTime: 2,
		quantity: stock,
	};
}

/** The catalogues of both demonstration shops, on sale; of one product another seller has the better offer. */
export function seedOffers(marketplace: Marketplace): void {
	for (const product of HOME_CATALOGUE) marketplace.offers.put('98979', offerLine(product));
	for (const product of BIKE_CATALOGUE) marketplace.offers.put('98980', offerLine(product));
	marketplace.offers.undercut('98979', 'LAMPE-051', { price: 32.9, shippingCost: 4.9 });
}

/** So many more offers of a seller, each of a product of its own: `MASS-00001` and so on. */
export function seedManyOffers(marketplace: Marketplace, count: number, sellerId = '98979'): void {
	for (let number = 1; number <= count; number += 1) {
		const sku = `MASS-${String(number).padStart(5, '0')}`;
		const gtin = gtin13(`3769${String(number).padStart(8, '0')}`);
		marketplace.products.sheets.add({ gtin, label: `Article ${number}` }, sellerId, sku);
		marketplace.offers.put(sellerId, offerLine({ sku, gtin, price: 10 + (number % 90), stock: number % 50 }));
	}
}
