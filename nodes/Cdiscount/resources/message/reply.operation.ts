import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { reply as sendReply } from '../../marketplace/message/reply';
import { discussionField } from './fields';
import { checkMessageFiles, messageFields, outgoingMessage } from './messageFields';

export const reply = operation({
	name: 'Reply',
	value: 'reply',
	action: 'Reply to a discussion',
	effect: 'irreversible',
	description:
		'Writes a message in an open discussion, to the customer or to customer service. Safe to repeat: the same text is not sent twice in a row.',
	warning: 'the reader sees it at once',
	fields: [discussionField, ...messageFields, writeOptionsField],
	check: checkMessageFiles,
	async run({ discussionId, options, ...message }, octopia, files) {
		return await sendReply(octopia, discussionId, await outgoingMessage(message, files), options);
	},
});
