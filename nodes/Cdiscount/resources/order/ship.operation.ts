import { operation } from '../../core/operation';
import { ship as shipOrder } from '../../marketplace/order/shipment';
import { planReading } from '../../marketplace/order/orderPages';
import { orderField } from '../shared/orderFields';
import { settleShipments } from './settleShipments';
import { numberFault } from './parcelNumberField';
import { shipColumns } from './shipColumns';
import { shipFields } from './shipFields';
import { shipOptionsField } from './shipOptions';

export const ship = operation({
	name: 'Ship',
	value: 'ship',
	action: 'Ship an order',
	effect: 'irreversible',
	description:
		'Declares the parcel or parcels of an order in preparation: carrier, tracking number and tracking URL. Safe to repeat: an order shipped before with the same parcel is skipped, another parcel is refused.',
	warning: 'a declared parcel cannot be corrected, so check carrier and number before',
	fields: [orderField, ...shipFields, shipOptionsField],
	columns: shipColumns,
	contradiction({ orderId, lines, orderLineIds, additionalParcels, options, ...first }) {
		if (lines === 'chosen' && orderLineIds.length === 0)
			return 'No order line is chosen. Choose at least one, or ship all lines.';
		if (additionalParcels.some((parcel) => parcel.orderLineIds.length === 0))
			return 'An additional parcel has no order lines. Say which lines are in it.';
		const isSure = options.ifParcelNumberDoubtful === 'send';
		const faults = [first, ...additionalParcels].map(({ parcelNumber, carrierName: carrier }) =>
			numberFault(parcelNumber, { carrier, orderId }, isSure),
		);
		return faults.find((found) => found !== undefined);
	},
	settle: settleShipments,
	ahead(inputs, octopia) {
		planReading(octopia, inputs, [['InPreparation'], ['Shipped']]);
	},
	async run({ lines, orderLineIds, additionalParcels, options, orderId, ...parcel }, octopia) {
		const first = { ...parcel, orderLineIds: lines === 'all' ? [] : orderLineIds };
		const [main, ...others] = [first, ...additionalParcels].map((one) => ({
			...one,
			parcelNumber: one.parcelNumber.text,
		}));
		const isSure = options.ifParcelNumberDoubtful === 'send';
		return await shipOrder(octopia, { orderId, first: main, others, isSure }, options);
	},
});
