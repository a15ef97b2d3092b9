import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { ship as shipOrder } from '../../marketplace/order/shipment';
import { orderField } from '../shared/orderFields';
import { shipFields } from './shipFields';

export const ship = operation({
	name: 'Ship',
	value: 'ship',
	action: 'Ship an order',
	effect: 'irreversible',
	description:
		'Declares the parcel or parcels of an order in preparation: carrier, tracking number and tracking URL. Safe to repeat: an order shipped before with the same parcel is skipped, another parcel is refused.',
	warning: 'a declared parcel cannot be corrected, so check carrier and number before',
	fields: [orderField, ...shipFields, writeOptionsField],
	contradiction({ lines, orderLineIds, additionalParcels }) {
		if (lines === 'chosen' && orderLineIds.length === 0)
			return 'No order line is chosen. Choose at least one, or ship all lines.';
		if (additionalParcels.some((parcel) => parcel.orderLineIds.length === 0))
			return 'An additional parcel has no order lines. Say which lines are in it.';
		return undefined;
	},
	async run({ orderId, options, lines, orderLineIds, additionalParcels, ...parcel }, octopia) {
		const first = { ...parcel, orderLineIds: lines === 'all' ? [] : orderLineIds };
		return await shipOrder(octopia, { orderId, first, others: additionalParcels }, options);
	},
});
