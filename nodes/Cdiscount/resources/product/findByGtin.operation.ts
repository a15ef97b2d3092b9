import { z } from 'zod';
import { collect } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { listProducts } from '../../marketplace/product/calls';
import { withOwnReference } from '../../marketplace/product/facts';
import { gtin } from './gtin';

export const findByGtin = operation({
	name: 'Find by GTIN',
	value: 'findByGtin',
	action: 'Find a product by barcode',
	description:
		'Looks whether the catalogue has a product with this GTIN (EAN), whoever made its sheet: then an offer is enough to sell it. Gives one item with "found" true or false. Changes nothing.',
	fields: [
		{
			displayName: 'GTIN',
			name: 'gtin',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 3701234567891',
			description: 'The barcode (EAN, UPC) of the product, with its leading zeros',
		},
	],
	input: z.object({ gtin }),
	async run(input, octopia) {
		const listed = listProducts(octopia, { gtin: input.gtin }, 10);
		const products = await collect(listed, ({ reference, gtin }) => `${reference} ${gtin}`);
		if (products.length === 0) return { gtin: input.gtin, found: false };
		return itemsOf(products, (product) => ({
			...withOwnReference(product, octopia.sellerId),
			gtin: input.gtin,
			found: true,
		}));
	},
});
