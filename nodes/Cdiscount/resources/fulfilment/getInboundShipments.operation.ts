import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readInboundShipments } from '../../marketplace/fulfilment/calls';
import { inboundRow } from '../../marketplace/fulfilment/facts';
import { simplifyField } from '../shared/simplifyField';

export const getInboundShipments = operation({
	name: 'Get Many Inbound Shipments',
	value: 'getInboundShipments',
	action: 'Get many inbound shipments',
	effect: 'read',
	description: 'Lists the supply orders to the warehouses of Octopia',
	fields: [...listFields, simplifyField, datesField],
	async run({ simplify, ...input }, octopia) {
		const shipments = await readInboundShipments(octopia, { limit: limitOf(input) });
		return itemsOf(shipments, simplify ? inboundRow : undefined);
	},
});
