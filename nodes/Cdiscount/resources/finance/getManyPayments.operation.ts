import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { listPayments } from '../../marketplace/finance/calls';
import { paymentFiltersField } from './filters';

export const getManyPayments = operation({
	name: 'Get Many Payments',
	value: 'getAllPayments',
	action: 'Get many payments',
	effect: 'read',
	description: 'Lists the payouts to the seller, made and estimated',
	fields: [...listFields, paymentFiltersField, datesField],
	async run({ filters, ...input }, octopia) {
		return itemsOf(await wantedOf(listPayments(octopia, filters, limitOf(input)), () => true));
	},
});
