import { asGiven } from '../../api/listed';
import { operation } from '../../core/operation';
import { readIndicators } from '../../marketplace/seller/calls';

export const getIndicators = operation({
	name: 'Get Indicators',
	value: 'getIndicators',
	action: 'Get the indicators of the shop',
	effect: 'read',
	description:
		'Reads how Cdiscount rates the shop: orders accepted and shipped, deadlines kept, claims and refunds, as Octopia gives them',
	fields: [],
	async run(_input, octopia) {
		return asGiven(await readIndicators(octopia));
	},
});
