import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { readSubscriptions } from '../../marketplace/seller/calls';

export const getSubscriptions = operation({
	name: 'Get Subscriptions',
	value: 'getSubscriptions',
	action: 'Get the sales channels of the shop',
	effect: 'read',
	description: 'Lists the sales channels on which the shop sells, with their currencies',
	fields: [],
	async run(_input, octopia) {
		return itemsOf(await readSubscriptions(octopia));
	},
});
