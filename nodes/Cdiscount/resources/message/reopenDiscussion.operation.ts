import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { setOpen } from '../../marketplace/message/openOrClose';
import { discussionField } from './fields';

export const reopenDiscussion = operation({
	name: 'Reopen Discussion',
	value: 'reopenDiscussion',
	action: 'Reopen a discussion',
	effect: 'change',
	description:
		'Reopens a closed discussion, so that messages can be written in it again. Safe to repeat: an open discussion is skipped.',
	fields: [discussionField, writeOptionsField],
	async run({ discussionId, options }, octopia) {
		return await setOpen(octopia, discussionId, true, options);
	},
});
