import { collect } from '../../api/listed';
import { choice } from '../../core/checks';
import { field } from '../../core/field';
import { itemsOf, limitOf, listFields } from '../../core/listing';
import { operation } from '../../core/operation';
import { listDiscussions } from '../../marketplace/message/calls';
import { discussionItems } from '../../marketplace/message/items';
import { discussionFormat, discussionFormatFields } from './fields';
import { filtersField, searchOf, spanFault } from './filters';

const INCLUDED = { last: 'LastMessage', first: 'FirstMessage', none: undefined } as const;

const includeMessagesField = field({
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
	check: choice(['last', 'first', 'none'], 'last'),
});

export const getManyDiscussions = operation({
	name: 'Get Many Discussions',
	value: 'getAllDiscussions',
	action: 'Get many discussions',
	effect: 'read',
	description:
		'Lists discussions with customers and customer service: open ones, those that wait for an answer, claims, those of an order',
	fields: [...listFields, filtersField, includeMessagesField, ...discussionFormatFields],
	contradiction({ filters, includeMessages, output }) {
		if (output === 'message' && includeMessages === 'none')
			return spanFault(filters) ?? 'One item per message needs messages. Include the first or the last one.';
		return spanFault(filters);
	},
	async run({ filters, includeMessages: known, ...input }, octopia) {
		const { query, claimsOnly } = searchOf(filters);
		const listed = listDiscussions(octopia, {
			query: { ...query, includeMessages: INCLUDED[known] },
			claimsOnly,
			limit: limitOf(input),
		});
		const discussions = await collect(listed, ({ discussionId }) => String(discussionId));
		return itemsOf(discussions, (discussion) => discussionItems(discussion, discussionFormat(input, known)));
	},
});
