import { z } from 'zod';
import { choice } from '../../core/checks';
import { collect } from '../../api/listed';
import { itemsOf, limitOf, listFields, listShape } from '../../core/listing';
import { operation } from '../../core/operation';
import { listDiscussions } from '../../marketplace/message/calls';
import { shaped } from '../../marketplace/message/facts';
import { shape, shapeFields } from './fields';
import { filterFields, search } from './filters';

const INCLUDED = { last: 'LastMessage', first: 'FirstMessage', none: undefined } as const;

const includeMessages = choice('Include Messages', ['last', 'first', 'none'], 'last');

const input = z
	.object({
		...listShape,
		filters: search,
		includeMessages,
		...shape,
	})
	.refine(({ includeMessages: known, output }) => output !== 'message' || known !== 'none', {
		message: 'One item per message needs messages. Include the first or the last one.',
	});

export const getManyDiscussions = operation({
	name: 'Get Many Discussions',
	value: 'getAllDiscussions',
	action: 'Get many discussions',
	description:
		'Lists discussions with customers and customer service: open ones, those that wait for an answer, claims, those of an order. Changes nothing.',
	fields: [
		...listFields,
		filterFields,
		{
			displayName: 'Include Messages',
			name: 'includeMessages',
			type: 'options',
			options: [
				{ name: 'First', value: 'first', description: 'What the discussion began with' },
				{ name: 'Last', value: 'last', description: 'Needed for the deadline "answerBy"' },
				{ name: 'None', value: 'none' },
			],
			default: 'last',
			description: 'Which message comes with each discussion; "Get Discussion" reads all of them',
		},
		...shapeFields,
	],
	input,
	async run({ filters: { query, claimsOnly }, includeMessages: known, output: per, simplify, ...extent }, octopia) {
		const listed = listDiscussions(octopia, {
			query: { ...query, includeMessages: INCLUDED[known] },
			claimsOnly,
			limit: limitOf(extent),
		});
		const discussions = await collect(listed, ({ discussionId }) => String(discussionId));
		return itemsOf(discussions, (discussion) => shaped(discussion, { per, simplify, known }));
	},
});
