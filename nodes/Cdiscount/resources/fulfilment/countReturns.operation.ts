import { z } from 'zod';
import { operation } from '../../core/operation';
import { countAt } from './fields';

export const countReturns = operation({
	name: 'Count Returns',
	value: 'countReturns',
	action: 'Count returns',
	description: 'Counts what came back to the warehouses of Octopia, in one call. Changes nothing.',
	fields: [],
	input: z.object({}),
	async run(_input, octopia) {
		return await countAt(octopia, '/returns/count');
	},
});
