import { operation } from '../../core/operation';
import { writeOptionsField } from '../../core/writeOptions';
import { setOpen } from '../../marketplace/message/openOrClose';
import { discussionField } from './fields';

export const closeDiscussion = operation({
	name: 'Close Discussion',
	value: 'closeDiscussion',
	action: 'Close a discussion',
	effect: 'change',
	description:
		'Closes a discussion that is settled; nothing can be written in it until somebody reopens it. Answer the customer first. Safe to repeat: a closed discussion is skipped.',
	fields: [discussionField, writeOptionsField],
	async run({ discussionId, options }, octopia) {
		return await setOpen(octopia, discussionId, false, options);
	},
});
