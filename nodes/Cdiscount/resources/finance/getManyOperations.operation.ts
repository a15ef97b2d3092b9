import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { readOperations } from '../../marketplace/finance/calls';
import { operationRow } from '../../marketplace/finance/facts';
import { simplifyField } from '../shared/simplifyField';
import { operationFiltersField } from './filters';

export const getManyOperations = operation({
	name: 'Get Many Operations',
	value: 'getAllOperations',
	action: 'Get many financial operations',
	effect: 'read',
	description:
		'Lists what happened to the money: sales, commissions, refunds, subscriptions and fees, each from the day after it happened',
	fields: [...listFields, operationFiltersField, simplifyField, datesField],
	async run({ filters, simplify, ...input }, octopia) {
		const { eventTypes, paymentState, salesChannelId, ...query } = filters;
		const search = { eventTypes, paymentState, salesChannelId, query, limit: limitOf(input) };
		return itemsOf(await readOperations(octopia, search), simplify ? operationRow : undefined);
	},
});
