import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readSubscriptions } from '../../marketplace/seller/calls';
import { subscriptionRow } from '../../marketplace/seller/facts';
import { simplifyField } from '../shared/simplifyField';

export const getSubscriptions = operation({
	name: 'Get Subscriptions',
	value: 'getSubscriptions',
	action: 'Get the sales channels of the shop',
	effect: 'read',
	description: 'Lists the sales channels on which the shop sells, with their currencies',
	fields: [simplifyField],
	async run({ simplify }, octopia) {
		return itemsOf(await readSubscriptions(octopia), simplify ? subscriptionRow : undefined);
	},
});
