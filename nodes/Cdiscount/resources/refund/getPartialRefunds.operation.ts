import { asGiven, collect } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listPartialRefunds } from '../../marketplace/refund/calls';
import { partialRefundRow } from '../../marketplace/refund/facts';
import { simplifyField } from '../shared/simplifyField';
import { partialRefundFilters } from './filters';

export const getPartialRefunds = operation({
	name: 'Get Many Partial Refunds (Commercial Gestures)',
	value: 'getGestures',
	action: 'Get many partial refunds (commercial gestures)',
	effect: 'read',
	description: 'Lists the partial refunds (commercial gestures) asked for, with their outcome',
	fields: [...listFields, partialRefundFilters, simplifyField, datesField],
	async run({ filters, simplify, ...input }, octopia) {
		const listed = listPartialRefunds(octopia, filters, limitOf(input));
		const partialRefunds = await collect(listed, (one) => String(one.requestId ?? JSON.stringify(one)));
		return itemsOf(partialRefunds, (one) =>
			simplify ? partialRefundRow(one, octopia.sellerId) : { ...asGiven(one), sellerId: octopia.sellerId },
		);
	},
});
