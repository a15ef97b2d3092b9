import { collect } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { listProducts } from '../../marketplace/product/calls';
import { productItem, productKey } from '../../marketplace/product/facts';
import { gtinField } from './fields';

export const findByGtin = operation({
	name: 'Find by GTIN',
	value: 'findByGtin',
	action: 'Find a product by barcode',
	effect: 'read',
	description:
		'Looks whether the catalogue has a product with this GTIN (EAN), whoever made its sheet: then an offer is enough to sell it. Gives one item with "found" true or false.',
	fields: [gtinField],
	async run({ gtin }, octopia) {
		const products = await collect(listProducts(octopia, { gtin }, 10), productKey);
		if (products.length === 0) return { gtin, found: false };
		return itemsOf(products, (product) => ({ ...productItem(product, octopia.sellerId), gtin, found: true }));
	},
});
