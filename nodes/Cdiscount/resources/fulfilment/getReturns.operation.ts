import { z } from 'zod';
import { listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { readAll } from './fields';
import { returnSchema } from '../../marketplace/fulfilment/schema';

export const getReturns = operation({
	name: 'Get Returns',
	value: 'getReturns',
	action: 'Get returns',
	description: 'Lists what customers or carriers sent back to the warehouses of Octopia. Changes nothing.',
	fields: listFields,
	input: z.object(listShape),
	async run(extent, octopia) {
		return await readAll(octopia, '/returns', returnSchema, extent, { idName: 'returnId' });
	},
});
