import findLast from 'lodash/findLast';
import { z } from 'zod';
import { guardedWrite } from '../../core/guardedWrite';
import { guardFields, guards } from '../../core/guards';
import { operation } from '../../core/operation';
import { readDiscussion } from './message.api';
import { answerBy, isClaim, messagesOf, orderIdOf, unanswered } from './message.facts';
import { discussionField, discussionId, letterFields, letterShape } from './message.fields';
import { checkAttachments, sentAttachments, withoutContents } from './message.files';
import type { Discussion } from './message.schema';
import { idIn, isLetter, replyRequest, scribe, type Letter } from './message.wire';

export const reply = operation({
	name: 'Reply',
	value: 'reply',
	action: 'Reply to a discussion',
	description:
		'Writes a message in an open discussion, to the customer or to customer service. The reader sees it at once and it cannot be taken back. Safe to repeat: the same text is not sent twice in a row.',
	fields: [discussionField, ...letterFields, guardFields],
	input: z.object({ discussionId, ...letterShape, options: guards }),
	async check({ attachments }, files) {
		await checkAttachments(attachments, files);
	},
	async run({ discussionId: id, attachments, text, receiver, options }, octopia, files) {
		const letter: Letter = { text, receiver, attachments: await sentAttachments(attachments, files) };
		const writer = scribe(octopia);
		let sent: Set<string> | undefined;
		let seen: string | undefined;
		const { result, state, request } = await guardedWrite(
			writer.octopia,
			{
				what: `The reply in discussion ${id}`,
				read: async () => await readDiscussion(octopia, id),
				isDone: (discussion) => {
					seen = sent === undefined ? lastWords(discussion, letter) : newWords(discussion, letter, sent);
					return seen !== undefined;
				},
				obstacle: ({ isOpen }) =>
					isOpen === false
						? `Discussion ${id} is closed, so nothing can be written in it. Reopen it first with "Reopen Discussion".`
						: undefined,
				request: (discussion) => {
					sent = new Set(messagesOf(discussion).map(({ messageId }) => String(messageId)));
					return replyRequest(discussion, letter);
				},
			},
			options,
		);
		return {
			discussionId: id,
			orderId: orderIdOf(state),
			result,
			messageId: (result === 'done' ? idIn(writer.answer(), 'messageId') : undefined) ?? seen ?? null,
			to: receiver === 'Customer' ? 'customer' : 'customerService',
			attachments: letter.attachments.map(({ name, fileFormat }) => `${name}.${fileFormat}`),
			answerBy: answerBy(state, 'all') ?? null,
			isClaim: isClaim(state),
			...(request && { request: withoutContents(request) }),
		};
	},
});

/** The id of the seller's last message where it is this letter and nobody has written since. */
function lastWords(discussion: Discussion, letter: Letter): string | undefined {
	const last = findLast(messagesOf(discussion), ({ sender }) => sender?.userType === 'Seller');
	const isSaid = last !== undefined && isLetter(last, letter) && unanswered(discussion).length === 0;
	return isSaid ? String(last.messageId) : undefined;
}

/** The id of this letter among the messages that were not there before it was sent. */
function newWords(discussion: Discussion, letter: Letter, before: Set<string>): string | undefined {
	const found = messagesOf(discussion).find(
		(message) => !before.has(String(message.messageId)) && isLetter({ ...message, attachments: undefined }, letter),
	);
	return found === undefined ? undefined : String(found.messageId);
}
