import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { readInboundShipments } from '../../marketplace/fulfilment/calls';

export const getInboundShipments = operation({
	name: 'Get Many Inbound Shipments',
	value: 'getInboundShipments',
	action: 'Get many inbound shipments',
	effect: 'read',
	description: 'Lists the supply orders to the warehouses of Octopia',
	fields: listFields,
	async run(input, octopia) {
		return itemsOf(await readInboundShipments(octopia, { limit: limitOf(input) }));
	},
});
