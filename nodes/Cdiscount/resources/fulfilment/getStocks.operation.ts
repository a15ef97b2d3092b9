import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readStocks } from '../../marketplace/fulfilment/calls';
import { stockRow } from '../../marketplace/fulfilment/facts';
import { simplifyField } from '../shared/simplifyField';
import { stockFiltersField } from './filters';

export const getStocks = operation({
	name: 'Get Many Stocks',
	value: 'getStocks',
	action: 'Get many stocks in the warehouses',
	effect: 'read',
	description: "Lists what Octopia's warehouses hold for the seller, by product and country",
	fields: [...listFields, stockFiltersField, simplifyField, datesField],
	async run({ filters, simplify, ...input }, octopia) {
		const stocks = await readStocks(octopia, { query: filters, limit: limitOf(input) });
		return itemsOf(stocks, simplify ? stockRow : undefined);
	},
});
