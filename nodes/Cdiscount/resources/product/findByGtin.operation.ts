import { collect } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { listProducts } from '../../marketplace/product/calls';
import { productItem, productKey } from '../../marketplace/product/facts';
import { simplifyField } from '../shared/simplifyField';
import { gtinField } from './fields';

export const findByGtin = operation({
	name: 'Find by GTIN',
	value: 'findByGtin',
	action: 'Find a product by barcode',
	effect: 'read',
	description:
		'Looks whether the catalogue has a product with this GTIN (EAN), whoever made its sheet: then an offer is enough to sell it. Gives one item with "found" true or false.',
	fields: [gtinField, simplifyField],
	async run({ gtin, simplify }, octopia) {
		const products = await collect(listProducts(octopia, { gtin }, 10), productKey);
		if (products.length > 0)
			return itemsOf(products, (product) => ({
				found: true,
				...productItem(product, octopia.sellerId, { simplify }),
				gtin,
			}));
		return { found: false, ...(simplify && productItem({}, octopia.sellerId, { simplify })), gtin };
	},
});
