import { asGiven, wantedOf } from '../../api/listed';
import { itemsOf } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listCancellations } from '../../marketplace/refund/calls';
import { cancellationRow } from '../../marketplace/refund/facts';
import { orderField } from '../shared/orderFields';
import { simplifyField } from '../shared/simplifyField';

export const getCancellations = operation({
	name: 'Get Many Refunds',
	value: 'getCancellations',
	action: 'Get many refunds of an order',
	effect: 'read',
	description: 'Lists the cancellation and refund requests of an order, by whomever they were made, with their outcome',
	fields: [orderField, simplifyField, datesField],
	async run({ orderId, simplify }, octopia) {
		const requests = await wantedOf(listCancellations(octopia, orderId), () => true);
		return itemsOf(requests, (request) =>
			simplify
				? cancellationRow(request, orderId, octopia.sellerId)
				: { ...asGiven(request), sellerId: octopia.sellerId },
		);
	},
});
