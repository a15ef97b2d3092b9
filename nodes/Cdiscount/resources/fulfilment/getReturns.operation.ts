import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readReturns } from '../../marketplace/fulfilment/calls';
import { returnRow } from '../../marketplace/fulfilment/facts';
import { simplifyField } from '../shared/simplifyField';

export const getReturns = operation({
	name: 'Get Many Returns',
	value: 'getReturns',
	action: 'Get many returns',
	effect: 'read',
	description: 'Lists what customers or carriers sent back to the warehouses of Octopia',
	fields: [...listFields, simplifyField, datesField],
	async run({ simplify, ...input }, octopia) {
		return itemsOf(await readReturns(octopia, { limit: limitOf(input) }), simplify ? returnRow : undefined);
	},
});
