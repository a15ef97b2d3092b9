import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readOutboundShipments } from '../../marketplace/fulfilment/calls';
import { outboundRow } from '../../marketplace/fulfilment/facts';
import { simplifyField } from '../shared/simplifyField';
import { outboundFiltersField } from './filters';

export const getOutboundShipments = operation({
	name: 'Get Many Outbound Shipments',
	value: 'getOutboundShipments',
	action: 'Get many outbound shipments',
	effect: 'read',
	description: 'Lists the orders of other shops that Octopia ships for the seller',
	fields: [...listFields, outboundFiltersField, simplifyField, datesField],
	async run({ filters, simplify, ...input }, octopia) {
		const shipments = await readOutboundShipments(octopia, { query: filters, limit: limitOf(input) });
		return itemsOf(shipments, simplify ? outboundRow : undefined);
	},
});
