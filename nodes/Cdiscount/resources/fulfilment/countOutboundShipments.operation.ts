import { z } from 'zod';
import { operation } from '../../core/operation';
import { countAt, outboundFilterFields, outboundFilters } from './fields';

export const countOutboundShipments = operation({
	name: 'Count Outbound Shipments',
	value: 'countOutboundShipments',
	action: 'Count outbound shipments',
	description: 'Counts the orders of other shops that Octopia ships for the seller, in one call. Changes nothing.',
	fields: [outboundFilterFields],
	input: z.object({ filters: outboundFilters }),
	async run({ filters }, octopia) {
		return await countAt(octopia, '/outbound-shipments/count', filters);
	},
});
