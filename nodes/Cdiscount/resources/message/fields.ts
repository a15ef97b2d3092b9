import type { INodeProperties } from 'n8n-workflow';
import { checked, choice, fault, flag, optionalText, text, texts } from '../../core/checks';
import { MAX_ATTACHMENTS, MAX_MESSAGE_LENGTH } from '../../marketplace/message/schema';
import type { Receiver } from '../../marketplace/message/requests';

const ID_RULES = { max: 80, without: [[/^\.{1,2}$/, 'nothing but dots'] as [RegExp, string]] };

export const discussionId = text('Discussion', {
	...ID_RULES,
	advice: 'Enter the discussion ID as "Get Many Discussions" gives it.',
});

/** A message of the discussion; none means all that the operation is for. */
export const messageId = optionalText('Message ID', ID_RULES);

/** The discussion an operation is about. */
export const discussionField: INodeProperties = {
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
};

/** How discussions leave the node. */
export const shapeFields: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'One Item per Discussion', value: 'discussion' },
			{ name: 'One Item per Message', value: 'message', description: 'For answering, translating or filing messages' },
		],
		default: 'discussion',
		description: 'Whether a discussion with three messages becomes one item or three',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];

export const shape = {
	output: choice('Output', ['discussion', 'message'], 'discussion'),
	simplify: flag('Simplify', true),
};

const ADVICE = 'Enter what the reader is to see, in 1 to 5000 characters.';

/** What is written. Line breaks stay; other control characters are refused. */
export const letterText = checked((value) => {
	if (value === undefined || value === null) return fault(`Message is empty. ${ADVICE}`);
	if (typeof value !== 'string' && typeof value !== 'number') return fault(`Message must be text. ${ADVICE}`);
	const found = String(value).replace(/\r\n?/g, '\n').trim();
	if (found === '') return fault(`Message is empty. ${ADVICE}`);
	if (found.length > MAX_MESSAGE_LENGTH)
		return fault(`Message has ${found.length} characters, but at most ${MAX_MESSAGE_LENGTH} are allowed. ${ADVICE}`);
	if (/(?![\n\t])\p{Cc}/u.test(found)) return fault(`Message contains a control character. ${ADVICE}`);
	return found;
});

const RECEIVER_OF: Record<'customer' | 'customerService', Receiver> = {
	customer: 'Customer',
	customerService: 'GrcOperator',
};

/** To whom, in the API's words. */
export const receiver = choice('To', ['customer', 'customerService'], 'customer').transform(
	(value): Receiver => RECEIVER_OF[value as 'customer' | 'customerService'],
);

/** Names of binary properties; their files are checked by `checkAttachments`. */
export const attachments = texts('Attachments', { max: 100 }).transform((names) => [...new Set(names as string[])]);

/** The form of a message. */
export const letterFields: INodeProperties[] = [
	{
		displayName: 'To',
		name: 'receiver',
		type: 'options',
		options: [
			{ name: 'Customer', value: 'customer' },
			{ name: 'Customer Service', value: 'customerService', description: 'Of the sales channel, about this case' },
		],
		default: 'customer',
		description: 'Who reads the message',
	},
	{
		displayName: 'Message',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		required: true,
		placeholder: 'e.g. Bonjour, votre colis est parti ce matin.',
		description: 'At most 5000 characters, in the language of the sales channel. It cannot be changed once it is sent.',
		hint: 'Write at least a short sentence: messages under 13 characters were seen to be refused',
	},
	{
		displayName: 'Attachments',
		name: 'attachments',
		type: 'string',
		default: '',
		placeholder: 'e.g. data',
		description: `The binary properties that hold the files to attach, separated by commas: at most ${MAX_ATTACHMENTS}, 4 MB in all, as png, gif, bmp, jpg, jpeg, tif, pdf, doc, docx or xls`,
	},
];

export const letterShape = { receiver, text: letterText, attachments };
