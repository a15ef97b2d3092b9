import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { CdiscountError } from '../../api/errors';
import { writeOnce, type WriteResult } from '../../marketplace/write/writeOnce';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { readDiscussion } from '../../marketplace/message/calls';
import { messagesOf, orderIdOf, senderOf } from '../../marketplace/message/facts';
import { discussionField, discussionId, messageId } from './fields';
import type { Discussion } from '../../marketplace/message/schema';
import { readRequest, scribe } from '../../marketplace/message/requests';

export const markAsRead = operation({
	name: 'Mark as Read',
	value: 'markAsRead',
	action: 'Mark messages as read',
	description:
		'Marks a message of a discussion as read, or all that were received in it. It answers nothing: a message that waits for an answer still waits. Safe to repeat: what is read is skipped.',
	fields: [
		discussionField,
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 64af0c2e9b1d4a0012ab34ce',
			description: 'Only this message; every unread one of the discussion when empty',
		},
		writeOptionsField,
	],
	input: z.object({ discussionId, messageId, options: guards }),
	async run({ discussionId: id, messageId: chosen, options }, octopia) {
		const discussion = await readDiscussion(octopia, id);
		const targets = chosen === undefined ? unread(discussion) : [existing(discussion, chosen)];
		const written: Array<WriteResult<Discussion>> = [];
		// where nothing is unread, one round without a target lets the guards say so
		for (const target of targets.length > 0 ? targets : [undefined])
			written.push(
				await writeOnce(
					scribe(octopia).octopia,
					{
						what: `The marking of ${target === undefined ? 'all messages' : `message ${target}`} of discussion ${id} as read`,
						subject: `discussion ${id}`,
						documented: 'empty',
						read: async () => await readDiscussion(octopia, id),
						isDone: (state) => target === undefined || !unread(state, target).includes(target),
						obstacle: () => undefined,
						request: () => readRequest(String(target)),
					},
					options,
				),
			);
		const made = written.find(({ result }) => result !== 'alreadyDone');
		const requests = written.flatMap(({ request }) => request ?? []);
		return {
			discussionId: id,
			orderId: orderIdOf(discussion),
			result: made?.result ?? 'alreadyDone',
			messageIds: targets,
			...(requests.length > 0 && { request: requests as unknown as IDataObject }),
		};
	},
});

/** What the seller received and has not read, and `also`, whoever wrote it; the seller's own messages are for others to read. */
function unread(discussion: Discussion, also?: string): string[] {
	return messagesOf(discussion)
		.filter((message) => message.hasRead !== true)
		.filter((message) => senderOf(message) !== 'seller' || String(message.messageId) === also)
		.map((message) => String(message.messageId));
}

function existing({ discussionId: id, messages }: Discussion, wanted: string): string {
	if ((messages ?? []).some((message) => String(message.messageId) === wanted)) return wanted;
	throw new CdiscountError('notFound', `Discussion ${id} has no message "${wanted}".`, {
		hint: 'Use "Get Discussion" to see its messages, or leave the Message ID empty to mark all as read.',
	});
}
