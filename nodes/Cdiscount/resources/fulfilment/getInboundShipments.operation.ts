import { z } from 'zod';
import { listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { readAll } from './fields';
import { inboundShipmentSchema } from '../../marketplace/fulfilment/schema';

export const getInboundShipments = operation({
	name: 'Get Inbound Shipments',
	value: 'getInboundShipments',
	action: 'Get inbound shipments',
	description: 'Lists the supply orders to the warehouses of Octopia. Changes nothing.',
	fields: listFields,
	input: z.object(listShape),
	async run(extent, octopia) {
		return await readAll(octopia, '/inbound-shipments', inboundShipmentSchema, extent, { idName: 'inboundShipmentId' });
	},
});
