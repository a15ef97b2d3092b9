import { z } from 'zod';
import { flag } from '../../core/checks';
import { operation, WithFiles } from '../../core/operation';
import { readAttachments, readDiscussion } from '../../marketplace/message/calls';
import { messagesOf, shaped } from '../../marketplace/message/facts';
import { discussionField, discussionId, shape, shapeFields } from './fields';
import { numbered } from '../../marketplace/message/attachments';

export const getDiscussion = operation({
	name: 'Get Discussion',
	value: 'getDiscussion',
	action: 'Get a discussion',
	description:
		'Reads one discussion with all its messages, who wrote them, and by when an answer is due. Changes nothing.',
	fields: [
		discussionField,
		...shapeFields,
		{
			displayName: 'Download Attachments',
			name: 'downloadAttachments',
			type: 'boolean',
			default: false,
			description:
				'Whether to put the files of the messages into binary properties attachment_0, attachment_1 and so on',
		},
	],
	input: z.object({
		discussionId,
		...shape,
		downloadAttachments: flag('Download Attachments', false),
	}),
	async run({ discussionId: id, output: per, simplify, downloadAttachments }, octopia) {
		const discussion = await readDiscussion(octopia, id);
		const items = shaped(discussion, { per, simplify, known: 'all' });
		if (!downloadAttachments) return items;
		const messages = messagesOf(discussion);
		const enclosures = await readAttachments(octopia, discussion, messages);
		if (per === 'discussion') return new WithFiles(items[0], numbered(enclosures));
		return items.map((json, index) => {
			const own = enclosures.filter(({ message }) => message === messages[index]);
			return own.length === 0 ? json : new WithFiles(json, numbered(own));
		});
	},
});
