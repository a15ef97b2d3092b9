import { optionalText, text } from '../../core/checks';
import { collection, field } from '../../core/field';
import { operation } from '../../core/operation';
import { writeOptionFields } from '../../core/writeOptions';
import { startDiscussion as start } from '../../marketplace/message/startDiscussion';
import { orderField } from '../shared/orderFields';
import { checkMessageFiles, messageFields, outgoingMessage } from './messageFields';

const openingFields = [
	field({
		displayName: 'Topic Name or ID',
		name: 'topic',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getDiscussionTopics' },
		default: '',
		required: true,
		description:
			'What it is about, in the words of the sales channel. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		check: text({ max: 80, advice: 'Choose one from the list.' }),
	}),
	field({
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Votre adresse est incomplète',
		description: 'The title of the discussion, at most 255 characters',
		check: text({ advice: 'Say in a few words what it is about.' }),
	}),
];

const optionsField = collection({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		...writeOptionFields,
		field({
			displayName: 'Product',
			name: 'productId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'The product of the order that it is about',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchOrderProducts', searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. AUC3701234567897' },
			],
			check: optionalText({ max: 80 }),
		}),
	],
});

export const startDiscussion = operation({
	name: 'Start Discussion',
	value: 'startDiscussion',
	action: 'Start a discussion',
	effect: 'irreversible',
	description:
		'Writes to the customer of an order, or to customer service about it, in a new discussion. Only where the sales channel lets sellers begin. Safe to repeat: a discussion with the same subject and text is not started twice.',
	warning: 'the reader sees it at once',
	fields: [orderField, ...openingFields, ...messageFields, optionsField],
	check: checkMessageFiles,
	async run({ orderId, topic, subject, options, ...message }, octopia, files) {
		const { productId, ...writeOptions } = options;
		const sent = await outgoingMessage(message, files);
		return await start(octopia, { orderId, topic, subject, productId, ...sent }, writeOptions);
	},
});
