import { z } from 'zod';
import { wantedOf } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listPayments } from '../../marketplace/finance/calls';
import { paidFields, paidShape } from './fields';

export const getManyPayments = operation({
	name: 'Get Many Payments',
	value: 'getAllPayments',
	action: 'Get many payments',
	description: 'Lists the payouts to the seller, made and estimated. Changes nothing.',
	fields: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: paidFields,
		},
	],
	input: z.object({ ...listShape, filters: z.object(paidShape).default({}) }),
	async run({ filters, ...input }, octopia) {
		return itemsOf(await wantedOf(listPayments(octopia, filters, limitOf(input)), () => true));
	},
});
