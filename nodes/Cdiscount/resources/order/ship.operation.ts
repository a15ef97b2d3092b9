import { z } from 'zod';
import { path } from '../../api/path';
import { writeOnce } from '../../marketplace/write/writeOnce';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { readOrder } from '../../marketplace/order/calls';
import { factsOf } from '../../marketplace/order/facts';
import { orderField, orderId } from '../shared/orderFields';
import {
	additionalParcels,
	areShipped,
	asDeclared,
	lineChoice,
	parcelInput,
	parcelsFor,
	shippingObstacle,
} from '../../marketplace/order/shipment';
import { shipFields } from './shipFields';

export const ship = operation({
	name: 'Ship',
	value: 'ship',
	action: 'Ship an order',
	description:
		'Declares the parcel or parcels of an order in preparation: carrier, tracking number and tracking URL. It cannot be corrected afterwards. Safe to repeat: an order shipped before with the same parcel is skipped, another parcel is refused.',
	fields: [orderField, ...shipFields, writeOptionsField],
	input: z
		.object({ orderId, ...parcelInput, lines: lineChoice, additionalParcels, options: guards })
		.refine(({ lines, orderLineIds }) => lines === 'all' || orderLineIds.length > 0, {
			message: 'No order line is chosen. Choose at least one, or ship all lines.',
		})
		.refine((input) => input.additionalParcels.every((parcel) => parcel.orderLineIds.length > 0), {
			message: 'An additional parcel has no order lines. Say which lines are in it.',
		}),
	async run(
		{ orderId, carrierName, parcelNumber, trackingUrl, lines, orderLineIds, additionalParcels, options },
		octopia,
	) {
		const first = { parcelNumber, carrierName, trackingUrl, orderLineIds: lines === 'all' ? [] : orderLineIds };
		const { result, state, request } = await writeOnce(
			octopia,
			{
				what: `The shipment of order ${orderId}`,
				subject: `order ${orderId}`,
				documented: 'empty',
				read: async () => await readOrder(octopia, orderId),
				isDone: (order) => areShipped(order, parcelsFor(order, first, additionalParcels)),
				obstacle: (order) => shippingObstacle(order, parcelsFor(order, first, additionalParcels)),
				request: (order) => ({
					method: 'POST',
					path: path`/orders/${orderId}/shipments`,
					body: parcelsFor(order, first, additionalParcels),
				}),
			},
			options,
		);
		const { sellerId, shipBy } = factsOf(state, octopia.sellerId);
		const asked = parcelsFor(state, first, additionalParcels).map((parcel) => ({ ...parcel }));
		const parcels = result === 'alreadyDone' ? asDeclared(state, asked) : asked;
		return { orderId, result, sellerId, statusBefore: state.status, shipBy, parcels, ...(request && { request }) };
	},
});
