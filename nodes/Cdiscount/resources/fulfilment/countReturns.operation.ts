import { operation } from '../../core/operation';
import * as fulfilment from '../../marketplace/fulfilment/calls';

export const countReturns = operation({
	name: 'Count Returns',
	value: 'countReturns',
	action: 'Count returns',
	effect: 'read',
	description: 'Counts what came back to the warehouses of Octopia, in one call',
	fields: [],
	async run(_input, octopia) {
		return { count: await fulfilment.countReturns(octopia) };
	},
});
