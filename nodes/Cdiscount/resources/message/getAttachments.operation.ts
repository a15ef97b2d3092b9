import { CdiscountError } from '../../api/errors';
import { operation, WithFiles } from '../../core/operation';
import { datesField } from '../../core/outputDates';
import { attachmentItem, madeFile } from '../../marketplace/message/attachments';
import { readAttachments, readDiscussion } from '../../marketplace/message/calls';
import { messagesOf } from '../../marketplace/message/facts';
import { discussionField, messageIdField } from './fields';

export const getAttachments = operation({
	name: 'Get Attachments',
	value: 'getAttachments',
	action: 'Get the attachments of a discussion',
	effect: 'read',
	description:
		'Reads the files that came with the messages of a discussion, one item per file with its content as binary data',
	fields: [
		discussionField,
		{ ...messageIdField, description: 'Only the files of this message; those of every message when empty' },
		datesField,
	],
	async run({ discussionId, messageId }, octopia) {
		const discussion = await readDiscussion(octopia, discussionId);
		const wanted = messagesOf(discussion).filter(
			(message) => messageId === undefined || String(message.messageId) === messageId,
		);
		if (messageId !== undefined && wanted.length === 0)
			throw new CdiscountError('notFound', `Discussion ${discussionId} has no message "${messageId}".`, {
				hint: 'Use "Get Discussion" to see its messages, or leave the Message ID empty.',
			});
		const attachments = await readAttachments(octopia, discussion, wanted);
		return attachments.map(
			(attachment) => new WithFiles(attachmentItem(attachment, discussion), { data: madeFile(attachment) }),
		);
	},
});
