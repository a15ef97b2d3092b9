import { z } from 'zod';
import { listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { outboundFilterFields, outboundFilters, readAll } from './fields';
import { outboundShipmentSchema } from '../../marketplace/fulfilment/schema';

export const getOutboundShipments = operation({
	name: 'Get Outbound Shipments',
	value: 'getOutboundShipments',
	action: 'Get outbound shipments',
	description: 'Lists the orders of other shops that Octopia ships for the seller. Changes nothing.',
	fields: [...listFields, outboundFilterFields],
	input: z.object({ ...listShape, filters: outboundFilters }),
	async run({ filters, ...extent }, octopia) {
		return await readAll(octopia, '/outbound-shipments', outboundShipmentSchema, extent, {
			idName: 'outboundShipmentId',
			query: filters,
		});
	},
});
