import findLast from 'lodash/findLast';
import { z } from 'zod';
import { writeOnce } from '../../marketplace/write/writeOnce';
import { writeOptionsField, guards } from '../../core/writeOptions';
import { operation } from '../../core/operation';
import { readDiscussion } from '../../marketplace/message/calls';
import { answerBy, isClaim, messagesOf, orderIdOf, unanswered, withHidden } from '../../marketplace/message/facts';
import { discussionField, discussionId, letterFields, letterShape } from './fields';
import { checkAttachments, sentAttachments, withoutContents } from '../../marketplace/message/attachments';
import type { Discussion } from '../../marketplace/message/schema';
import { idIn, isLetter, replyRequest, scribe, type Letter } from '../../marketplace/message/requests';

export const reply = operation({
	name: 'Reply',
	value: 'reply',
	action: 'Reply to a discussion',
	description:
		'Writes a message in an open discussion, to the customer or to customer service. The reader sees it at once and it cannot be taken back. Safe to repeat: the same text is not sent twice in a row.',
	fields: [discussionField, ...letterFields, writeOptionsField],
	input: z.object({ discussionId, ...letterShape, options: guards }),
	async check({ attachments }, files) {
		await checkAttachments(attachments, files);
	},
	async run({ discussionId: id, attachments, text, receiver, options }, octopia, files) {
		const letter: Letter = { text, receiver, attachments: await sentAttachments(attachments, files) };
		const writer = scribe(octopia);
		const { result, state, after, request } = await writeOnce(
			writer.octopia,
			{
				what: `The reply in discussion ${id}`,
				subject: `discussion ${id}`,
				documented: 'named',
				read: async () => await readDiscussion(octopia, id),
				isDone: (discussion) => lastWords(discussion, letter) !== undefined,
				obstacle,
				request: (discussion) => replyRequest(discussion, letter),
				repeatable: {
					// the same words are another reply once somebody else has written
					wish: (discussion) => JSON.stringify(['reply', id, text, receiver, lastOfOthers(discussion)]),
					ids: (discussion) => messagesOf(discussion).map(({ messageId }) => String(messageId)),
					made: (before, now) => newWords(now, letter, before).length,
				},
			},
			options,
		);
		const seen = result === 'alreadyDone' ? lastWords(state, letter) : newWords(after, letter, state).at(-1);
		return {
			discussionId: id,
			orderId: orderIdOf(state),
			result,
			messageId:
				(result === 'done' ? idIn(writer.answer(), 'messageId') : undefined) ??
				(result === 'dryRun' ? null : (seen ?? null)),
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

/** The ids of this letter among the messages that were not there before, oldest first. */
function newWords(discussion: Discussion | undefined, letter: Letter, before: Discussion): string[] {
	if (discussion === undefined) return [];
	const old = new Set(messagesOf(before).map(({ messageId }) => String(messageId)));
	return messagesOf(discussion)
		.filter(
			(message) => !old.has(String(message.messageId)) && isLetter({ ...message, attachments: undefined }, letter),
		)
		.map(({ messageId }) => String(messageId));
}

/** The id of what somebody else wrote last; null where nobody did. */
function lastOfOthers(discussion: Discussion): string | null {
	const last = findLast(messagesOf(discussion), ({ sender }) => sender?.userType !== 'Seller');
	return last === undefined ? null : String(last.messageId);
}

function obstacle(discussion: Discussion): string | undefined {
	const id = String(discussion.discussionId);
	if (withHidden(discussion) !== undefined)
		return `A message of discussion ${id} cannot be read, so it may be this one. Look at the discussion in the seller portal.`;
	if (discussion.isOpen !== false) return undefined;
	return `Discussion ${id} is closed, so nothing can be written in it. Reopen it first with "Reopen Discussion".`;
}
