import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { flag, optionalMoment, optionalText } from '../../core/checks';
import { listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { readAll } from './fields';
import { stockSchema, type Stock } from '../../marketplace/fulfilment/schema';

export const getStocks = operation({
	name: 'Get Stocks',
	value: 'getStocks',
	action: 'Get the stocks in the warehouses',
	description: "Lists what Octopia's warehouses hold for the seller, by product and country. Changes nothing.",
	fields: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Storage Country',
					name: 'storageCountry',
					type: 'string',
					default: '',
					placeholder: 'e.g. FR',
					description: 'Two letters',
				},
				{ displayName: 'Updated After', name: 'updatedAtMin', type: 'dateTime', default: '' },
				{ displayName: 'Updated Before', name: 'updatedAtMax', type: 'dateTime', default: '' },
			],
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
	input: z.object({
		...listShape,
		filters: z
			.object({
				storageCountry: optionalText('Storage Country', { max: 2, advice: 'Use the two letters, for example FR.' }),
				updatedAtMin: optionalMoment('Updated After'),
				updatedAtMax: optionalMoment('Updated Before'),
			})
			.default({}),
		simplify: flag('Simplify', true),
	}),
	async run({ filters, simplify, ...extent }, octopia) {
		const shape = simplify ? { simplified } : {};
		return await readAll(octopia, '/stocks', stockSchema, extent, { idName: 'stockId', query: filters, ...shape });
	},
});

/** Not for sale, for one reason or another. */
const HELD_BACK = ['blocked', 'litigation', 'removal', 'return', 'logisticOperations'];

/** Quantities are documented without their place: beside the other fields or within one, in either case. */
function simplified(stock: Stock): IDataObject {
	const flat = { ...stock, ...stock.quantities };
	const byName = new Map(Object.entries(flat).map(([name, value]) => [name.toLowerCase(), value]));
	const quantity = (name: string) => {
		const value = byName.get(name.toLowerCase());
		return typeof value === 'number' ? value : null;
	};
	const heldBack = HELD_BACK.map(quantity).filter((value) => value !== null);
	return {
		stockId: stock.id ?? stock.stockId ?? null,
		productId: stock.productId ?? null,
		sellerProductReference: stock.sellerProductReference ?? null,
		productState: stock.productState ?? null,
		storageCountry: stock.storageCountry ?? null,
		available: quantity('available'),
		allocated: quantity('allocated'),
		heldBack: heldBack.length === 0 ? null : heldBack.reduce((sum, value) => sum + value, 0),
		updatedAt: stock.updatedAt ?? null,
	};
}
