import { flag } from '../../core/checks';
import { field } from '../../core/field';
import { operation, WithFiles } from '../../core/operation';
import { numbered } from '../../marketplace/message/attachments';
import { readAttachments, readDiscussion } from '../../marketplace/message/calls';
import { messagesOf } from '../../marketplace/message/facts';
import { discussionItems } from '../../marketplace/message/items';
import { discussionField, discussionFormat, discussionFormatFields } from './fields';

const downloadField = field({
	displayName: 'Download Attachments',
	name: 'downloadAttachments',
	type: 'boolean',
	default: false,
	description: 'Whether to put the files of the messages into the binary fields attachment_0, attachment_1 and so on',
	check: flag(false),
});

export const getDiscussion = operation({
	name: 'Get Discussion',
	value: 'getDiscussion',
	action: 'Get a discussion',
	effect: 'read',
	description: 'Reads one discussion with all its messages, who wrote them, and by when an answer is due',
	fields: [discussionField, ...discussionFormatFields, downloadField],
	async run({ discussionId, downloadAttachments, ...format }, octopia) {
		const discussion = await readDiscussion(octopia, discussionId);
		const items = discussionItems(discussion, discussionFormat(format, 'all'));
		if (!downloadAttachments) return items;
		const messages = messagesOf(discussion);
		const attachments = await readAttachments(octopia, discussion, messages);
		if (format.output === 'discussion') return new WithFiles(items[0], numbered(attachments));
		return items.map((json, index) => {
			const own = attachments.filter(({ message }) => message === messages[index]);
			return own.length === 0 ? json : new WithFiles(json, numbered(own));
		});
	},
});
