import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readAddresses } from '../../marketplace/seller/calls';
import { addressItem } from '../../marketplace/seller/facts';

export const getAddresses = operation({
	name: 'Get Addresses',
	value: 'getAddresses',
	action: 'Get the addresses of the shop',
	effect: 'read',
	description: 'Lists the addresses of the shop, for invoices, returns and more',
	fields: [],
	async run(_input, octopia) {
		return itemsOf(await readAddresses(octopia), addressItem);
	},
});
