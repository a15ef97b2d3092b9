import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { listProducts } from '../../marketplace/product/calls';
import { productItem, productKey } from '../../marketplace/product/facts';
import { simplifyField } from '../shared/simplifyField';
import { productFiltersField, productQuery } from './fields';

export const getMany = operation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many products',
	effect: 'read',
	description: 'Lists the product sheets that the seller made or enriched',
	fields: [...listFields, productFiltersField, simplifyField],
	async run({ filters, ...input }, octopia) {
		const products = await collect(listProducts(octopia, productQuery(filters), limitOf(input)), productKey);
		return itemsOf(products, (product) => productItem(product, octopia.sellerId, input));
	},
});
