import { operation } from '../../core/operation';
import * as finance from '../../marketplace/finance/calls';
import { operationCountFiltersField } from './filters';

export const countOperations = operation({
	name: 'Count Operations',
	value: 'countOperations',
	action: 'Count financial operations',
	effect: 'read',
	description: 'Counts sales, commissions, refunds and fees, in one call',
	fields: [operationCountFiltersField],
	async run({ filters }, octopia) {
		return { count: await finance.countOperations(octopia, filters) };
	},
});
