import { z } from 'zod';
import { writeOnce } from '../../marketplace/write/writeOnce';
import { writeOptionFields, writeOptionChecks } from '../../core/writeOptions';
import { optionalText, text } from '../../core/checks';
import { operation } from '../../core/operation';
import { orderField, orderId } from '../shared/orderFields';
import { messagesOf } from '../../marketplace/message/facts';
import { letterFields, letterShape } from './fields';
import { checkAttachments, sentAttachments, withoutContents } from '../../marketplace/message/attachments';
import type { Discussion } from '../../marketplace/message/schema';
import { channelOf, discussionsAbout, scene, type Scene } from '../../marketplace/message/startDiscussion';
import { idIn, isLetter, scribe, startRequest, type Letter } from '../../marketplace/message/requests';

export const startDiscussion = operation({
	name: 'Start Discussion',
	value: 'startDiscussion',
	action: 'Start a discussion',
	description:
		'Writes to the customer of an order, or to customer service about it, in a new discussion. Only where the sales channel lets sellers begin; it cannot be taken back. Safe to repeat: a discussion with the same subject and text is not started twice.',
	fields: [
		orderField,
		{
			displayName: 'Topic Name or ID',
			name: 'topic',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getDiscussionTopics' },
			default: '',
			required: true,
			description:
				'What it is about, in the words of the sales channel. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Subject',
			name: 'subject',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Votre adresse est incomplète',
			description: 'The title of the discussion, at most 255 characters',
		},
		...letterFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				...writeOptionFields,
				{
					displayName: 'Product ID',
					name: 'productId',
					type: 'string',
					default: '',
					description: 'The product of the order that it is about',
				},
			],
		},
	],
	input: z.object({
		orderId,
		topic: text('Topic', { max: 80, advice: 'Choose one from the list.' }),
		subject: text('Subject', { advice: 'Say in a few words what it is about.' }),
		...letterShape,
		options: z.object({ ...writeOptionChecks, productId: optionalText('Product ID', { max: 80 }) }).default({}),
	}),
	async check({ attachments }, files) {
		await checkAttachments(attachments, files);
	},
	async run({ orderId: id, topic, subject, text: words, receiver, attachments, options }, octopia, files) {
		const { productId, ...guards } = options as { productId?: string; dryRun: boolean; ifAlreadyDone: 'skip' | 'fail' };
		const letter: Letter = { text: words, receiver, attachments: await sentAttachments(attachments, files) };
		const writer = scribe(octopia);
		const { result, state, after, request } = await writeOnce<Scene>(
			writer.octopia,
			{
				what: `The start of the discussion "${subject}" about order ${id}`,
				subject: `order ${id}`,
				documented: 'named',
				read: async () => await scene(octopia, id, subject),
				isDone: ({ discussions }) => beginningWith(letter, discussions).length > 0,
				obstacle: ({ order, isForbidden }) =>
					isForbidden
						? `The sales channel ${channelOf(order, octopia)} does not let sellers start discussions. Wait until the customer writes, or use the seller portal.`
						: undefined,
				request: ({ order }) => {
					const salesChannel = channelOf(order, octopia);
					return startRequest({ subject, orderId: id, salesChannel, topic, productId, ...letter });
				},
				repeatable: {
					wish: () => JSON.stringify(['start', id, subject, words, receiver]),
					made: (before, now) =>
						beginningWith(letter, now.discussions).length - beginningWith(letter, before.discussions).length,
					ids: ({ discussions }) => discussions.map(({ discussionId }) => String(discussionId)),
					look: async (found) => ({ ...found, discussions: await discussionsAbout(octopia, id, subject) }),
				},
			},
			guards,
		);
		const answer = result === 'done' ? writer.answer() : undefined;
		const [seen] = result === 'dryRun' ? [] : beginningWith(letter, (after ?? state).discussions);
		return {
			discussionId: idIn(answer, 'discussionId') ?? (seen === undefined ? null : String(seen.discussionId)),
			orderId: id,
			result,
			subject,
			to: receiver === 'Customer' ? 'customer' : 'customerService',
			attachments: letter.attachments.map(({ name, fileFormat }) => `${name}.${fileFormat}`),
			...(request && { request: withoutContents(request) }),
		};
	},
});

/** The discussions that begin with this letter. */
function beginningWith(letter: Letter, discussions: Discussion[]): Discussion[] {
	return discussions.filter((discussion) => {
		const [first] = messagesOf(discussion);
		return first !== undefined && isLetter({ ...first, attachments: undefined }, letter);
	});
}
