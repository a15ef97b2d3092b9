import { choice, optionalText, text } from '../../core/checks';
import { field } from '../../core/field';
import { datesField } from '../../core/outputDates';
import type { DiscussionFormat } from '../../marketplace/message/items';
import { simplifyField } from '../shared/simplifyField';

const ID_RULES = { max: 80, without: [[/^\.{1,2}$/, 'nothing but dots'] as [RegExp, string]] };

/** The discussion an operation is about. */
export const discussionField = field({
	displayName: 'Discussion',
	name: 'discussionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The discussion: choose it from the list, or give its ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchDiscussions', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 64af0c2e9b1d4a0012ab34cd' },
	],
	check: text({ ...ID_RULES, advice: 'Enter the discussion ID as "Get Many Discussions" gives it.' }),
});

/** A message of the discussion; none means all that the operation is for. */
export const messageIdField = field({
	displayName: 'Message ID',
	name: 'messageId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchMessages', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 64af0c2e9b1d4a0012ab34ce' },
	],
	check: optionalText(ID_RULES),
});

/** How discussions leave the node. */
export const discussionFormatFields = [
	field({
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'One Item per Discussion', value: 'discussion' },
			{ name: 'One Item per Message', value: 'message', description: 'For answering, translating or filing messages' },
		],
		default: 'discussion',
		description: 'Whether a discussion with three messages becomes one item or three',
		check: choice(['discussion', 'message'], 'discussion'),
	}),
	simplifyField,
	datesField,
];

/** The format of these fields. @param known which messages of a discussion are at hand */
export const discussionFormat = (
	{ output, simplify }: { output: DiscussionFormat['per']; simplify: boolean },
	known: DiscussionFormat['known'],
): DiscussionFormat => ({ per: output, simplify, known });
