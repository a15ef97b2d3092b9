import { z } from 'zod';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { discussionField, discussionId } from './fields';
import { turn } from '../../marketplace/message/openOrClose';

export const closeDiscussion = operation({
	name: 'Close Discussion',
	value: 'closeDiscussion',
	action: 'Close a discussion',
	description:
		'Closes a discussion that is settled; nothing can be written in it until somebody reopens it. Answer the customer first. Safe to repeat: a closed discussion is skipped.',
	fields: [discussionField, writeOptionsField],
	input: z.object({ discussionId, options: guards }),
	async run({ discussionId: id, options }, octopia) {
		return await turn(octopia, id, false, options);
	},
});
