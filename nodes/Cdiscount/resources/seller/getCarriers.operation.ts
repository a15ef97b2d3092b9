import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readCarriers } from '../../marketplace/seller/calls';
import { carrierRow } from '../../marketplace/seller/facts';
import { simplifyField } from '../shared/simplifyField';

export const getCarriers = operation({
	name: 'Get Carriers',
	value: 'getCarriers',
	action: 'Get carriers',
	effect: 'read',
	description:
		'Lists the carriers that Cdiscount knows, each once. Use the label when an order is shipped: codes are not unique.',
	fields: [simplifyField],
	async run({ simplify }, octopia) {
		return itemsOf(await readCarriers(octopia), simplify ? carrierRow : undefined);
	},
});
