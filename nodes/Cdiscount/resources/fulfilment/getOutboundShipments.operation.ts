import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { readOutboundShipments } from '../../marketplace/fulfilment/calls';
import { outboundFiltersField } from './filters';

export const getOutboundShipments = operation({
	name: 'Get Outbound Shipments',
	value: 'getOutboundShipments',
	action: 'Get outbound shipments',
	description: 'Lists the orders of other shops that Octopia ships for the seller. Changes nothing.',
	fields: [...listFields, outboundFiltersField],
	async run({ filters, ...input }, octopia) {
		return itemsOf(await readOutboundShipments(octopia, { query: filters, limit: limitOf(input) }));
	},
});
