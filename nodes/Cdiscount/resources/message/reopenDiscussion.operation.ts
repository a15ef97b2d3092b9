import { z } from 'zod';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { discussionField, discussionId } from './fields';
import { turn } from '../../marketplace/message/openOrClose';

export const reopenDiscussion = operation({
	name: 'Reopen Discussion',
	value: 'reopenDiscussion',
	action: 'Reopen a discussion',
	description:
		'Reopens a closed discussion, so that messages can be written in it again. It can be closed again. Safe to repeat: an open discussion is skipped.',
	fields: [discussionField, writeOptionsField],
	input: z.object({ discussionId, options: guards }),
	async run({ discussionId: id, options }, octopia) {
		return await turn(octopia, id, true, options);
	},
});
