import { operation } from '../../core/operation';
import * as finance from '../../marketplace/finance/calls';
import { paymentFiltersField } from './filters';

export const countPayments = operation({
	name: 'Count Payments',
	value: 'countPayments',
	action: 'Count payments',
	effect: 'read',
	description: 'Counts the payouts to the seller, made and estimated, in one call',
	fields: [paymentFiltersField],
	async run({ filters }, octopia) {
		return { count: await finance.countPayments(octopia, filters) };
	},
});
