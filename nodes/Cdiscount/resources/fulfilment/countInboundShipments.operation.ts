import { z } from 'zod';
import { operation } from '../../core/operation';
import { countAt } from './fields';

export const countInboundShipments = operation({
	name: 'Count Inbound Shipments',
	value: 'countInboundShipments',
	action: 'Count inbound shipments',
	description: 'Counts the supply orders to the warehouses of Octopia, in one call. Changes nothing.',
	fields: [],
	input: z.object({}),
	async run(_input, octopia) {
		return await countAt(octopia, '/inbound-shipments/count');
	},
});
