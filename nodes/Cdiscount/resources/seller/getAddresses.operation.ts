import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readAddresses } from '../../marketplace/seller/calls';
import { addressRow } from '../../marketplace/seller/facts';
import { simplifyField } from '../shared/simplifyField';

export const getAddresses = operation({
	name: 'Get Addresses',
	value: 'getAddresses',
	action: 'Get the addresses of the shop',
	effect: 'read',
	description: 'Lists the addresses of the shop, for invoices, returns and more',
	fields: [simplifyField],
	async run({ simplify }, octopia) {
		return itemsOf(await readAddresses(octopia), simplify ? addressRow : undefined);
	},
});
