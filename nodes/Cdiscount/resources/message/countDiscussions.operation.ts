import { operation } from '../../core/operation';
import * as calls from '../../marketplace/message/calls';
import { countFiltersField, countQueryOf } from './filters';

export const countDiscussions = operation({
	name: 'Count Discussions',
	value: 'countDiscussions',
	action: 'Count discussions',
	effect: 'read',
	description: 'Counts discussions, for example the claims that wait for an answer, in one call',
	fields: [countFiltersField],
	async run({ filters }, octopia) {
		return { count: await calls.countDiscussions(octopia, countQueryOf(filters)) };
	},
});
