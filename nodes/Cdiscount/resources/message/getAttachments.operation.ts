import { z } from 'zod';
import { CdiscountError } from '../../api/errors';
import { operation, WithFiles } from '../../core/operation';
import { readAttachments, readDiscussion } from '../../marketplace/message/calls';
import { messagesOf, orderIdOf, senderOf } from '../../marketplace/message/facts';
import { discussionField, discussionId, messageId } from './fields';
import { madeFile } from '../../marketplace/message/attachments';

export const getAttachments = operation({
	name: 'Get Attachments',
	value: 'getAttachments',
	action: 'Get the attachments of a discussion',
	description:
		'Reads the files that came with the messages of a discussion, one item per file with its content as binary data. Changes nothing.',
	fields: [
		discussionField,
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 64af0c2e9b1d4a0012ab34ce',
			description: 'Only the files of this message; those of every message when empty',
		},
	],
	input: z.object({ discussionId, messageId }),
	async run(input, octopia) {
		const discussion = await readDiscussion(octopia, input.discussionId);
		const wanted = messagesOf(discussion).filter(
			(message) => input.messageId === undefined || String(message.messageId) === input.messageId,
		);
		if (input.messageId !== undefined && wanted.length === 0)
			throw new CdiscountError('notFound', `Discussion ${input.discussionId} has no message "${input.messageId}".`, {
				hint: 'Use "Get Discussion" to see its messages, or leave the Message ID empty.',
			});
		const enclosures = await readAttachments(octopia, discussion, wanted);
		return enclosures.map((enclosure) => {
			const { name, content } = madeFile(enclosure);
			const json = {
				fileName: name,
				bytes: content.length,
				messageId: String(enclosure.message.messageId),
				discussionId: input.discussionId,
				orderId: orderIdOf(discussion),
				from: senderOf(enclosure.message),
				createdAt: enclosure.message.createdAt ?? null,
			};
			return new WithFiles(json, { data: madeFile(enclosure) });
		});
	},
});
