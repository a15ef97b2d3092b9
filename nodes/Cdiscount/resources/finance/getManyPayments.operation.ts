import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listPayments } from '../../marketplace/finance/calls';
import { paymentRow } from '../../marketplace/finance/facts';
import { simplifyField } from '../shared/simplifyField';
import { paymentFiltersField } from './filters';

export const getManyPayments = operation({
	name: 'Get Many Payments',
	value: 'getAllPayments',
	action: 'Get many payments',
	effect: 'read',
	description: 'Lists the payouts to the seller, made and estimated',
	fields: [...listFields, paymentFiltersField, simplifyField, datesField],
	async run({ filters, simplify, ...input }, octopia) {
		const payments = await wantedOf(listPayments(octopia, filters, limitOf(input)), () => true);
		return itemsOf(payments, simplify ? paymentRow : undefined);
	},
});
