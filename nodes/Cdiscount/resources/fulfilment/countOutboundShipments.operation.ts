import { operation } from '../../core/operation';
import * as fulfilment from '../../marketplace/fulfilment/calls';
import { outboundFiltersField } from './filters';

export const countOutboundShipments = operation({
	name: 'Count Outbound Shipments',
	value: 'countOutboundShipments',
	action: 'Count outbound shipments',
	effect: 'read',
	description: 'Counts the orders of other shops that Octopia ships for the seller, in one call',
	fields: [outboundFiltersField],
	async run({ filters }, octopia) {
		return { count: await fulfilment.countOutboundShipments(octopia, filters) };
	},
});
