import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { markAsRead as mark } from '../../marketplace/message/markAsRead';
import { discussionField, messageIdField } from './fields';

export const markAsRead = operation({
	name: 'Mark as Read',
	value: 'markAsRead',
	action: 'Mark messages as read',
	// nothing marks it as unread again, but nothing is lost by that either
	effect: 'change',
	description:
		'Marks a message of a discussion as read, or all that were received in it. It answers nothing: a message that waits for an answer still waits. Safe to repeat: what is read is skipped.',
	fields: [
		discussionField,
		{ ...messageIdField, description: 'Only this message; every unread one of the discussion when empty' },
		writeOptionsField,
	],
	async run({ discussionId, messageId, options }, octopia) {
		return await mark(octopia, discussionId, messageId, options);
	},
});
