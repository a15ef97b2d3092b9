import { operation } from '../../core/operation';
import * as fulfilment from '../../marketplace/fulfilment/calls';

export const countInboundShipments = operation({
	name: 'Count Inbound Shipments',
	value: 'countInboundShipments',
	action: 'Count inbound shipments',
	effect: 'read',
	description: 'Counts the supply orders to the warehouses of Octopia, in one call',
	fields: [],
	async run(_input, octopia) {
		return { count: await fulfilment.countInboundShipments(octopia) };
	},
});
