import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { readOutboundShipments } from '../../marketplace/fulfilment/calls';
import { outboundFiltersField } from './filters';

export const getOutboundShipments = operation({
	name: 'Get Many Outbound Shipments',
	value: 'getOutboundShipments',
	action: 'Get many outbound shipments',
	effect: 'read',
	description: 'Lists the orders of other shops that Octopia ships for the seller',
	fields: [...listFields, outboundFiltersField],
	async run({ filters, ...input }, octopia) {
		return itemsOf(await readOutboundShipments(octopia, { query: filters, limit: limitOf(input) }));
	},
});
