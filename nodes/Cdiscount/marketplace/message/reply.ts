import findLast from 'lodash/findLast';
import type { Octopia } from '../../api/client';
import type { JsonObject } from '../../api/json';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { withoutContents } from './attachments';
import { readDiscussion } from './calls';
import { answerBy, isClaim, messagesOf, orderIdOf, unanswered, withHidden } from './facts';
import { idIn, inEitherVariant, replyRequest, sentFacts, type OutgoingMessage } from './requests';
import { isSameMessage } from './sameMessage';
import type { Discussion } from './schema';

/** Whether something can be written in a discussion. */
export const takesReply = ({ isOpen }: Discussion): boolean => isOpen !== false;

/**
 * Writes a message in an open discussion, once.
 * @returns `messageId`, null in a dry run and where it is not known; `answerBy` (ISO 8601, UTC) and `isClaim` are as read before
 * @throws CdiscountError for a discussion that is closed, or not readable as a whole
 */
export async function reply(
	octopia: Octopia,
	discussionId: string,
	message: OutgoingMessage,
	options: WriteOptions,
): Promise<JsonObject> {
	const { result, state, after, request, response } = await writeOnce(
		inEitherVariant(octopia),
		{
			what: `The reply in discussion ${discussionId}`,
			subject: `discussion ${discussionId}`,
			documented: 'named',
			read: async () => await readDiscussion(octopia, discussionId),
			isDone: (discussion) => latestReplyId(discussion, message) !== undefined,
			obstacle,
			request: (discussion) => replyRequest(discussion, message),
			repeatable: {
				// the same text is another reply once somebody else has written
				key: (discussion) =>
					JSON.stringify(['reply', discussionId, message.text, message.receiver, latestIdOfOthers(discussion)]),
				ids: (discussion) => messagesOf(discussion).map(({ messageId }) => String(messageId)),
				made: (before, now) => newMessageIds(now, message, before).length,
			},
		},
		options,
	);
	const seen = result === 'alreadyDone' ? latestReplyId(state, message) : newMessageIds(after, message, state).at(-1);
	return {
		discussionId,
		orderId: orderIdOf(state),
		result,
		messageId: result === 'dryRun' ? null : (idIn(response, 'messageId') ?? seen ?? null),
		...sentFacts(message),
		answerBy: answerBy(state, 'all') ?? null,
		isClaim: isClaim(state),
		...(request && { request: withoutContents(request) }),
	};
}

/** The id of the seller's last message where it is this one and nobody has written since. */
function latestReplyId(discussion: Discussion, message: OutgoingMessage): string | undefined {
	const last = findLast(messagesOf(discussion), ({ sender }) => sender?.userType === 'Seller');
	const isThis = last !== undefined && isSameMessage(last, message) && unanswered(discussion).length === 0;
	return isThis ? String(last.messageId) : undefined;
}

/** The ids of this message among those that were not there before, oldest first. */
function newMessageIds(discussion: Discussion | undefined, message: OutgoingMessage, before: Discussion): string[] {
	if (discussion === undefined) return [];
	const old = new Set(messagesOf(before).map(({ messageId }) => String(messageId)));
	return messagesOf(discussion)
		.filter((found) => !old.has(String(found.messageId)))
		.filter((found) => isSameMessage({ ...found, attachments: undefined }, message))
		.map(({ messageId }) => String(messageId));
}

/** The id of what somebody else wrote last; null where nobody did. */
function latestIdOfOthers(discussion: Discussion): string | null {
	const last = findLast(messagesOf(discussion), ({ sender }) => sender?.userType !== 'Seller');
	return last === undefined ? null : String(last.messageId);
}

function obstacle(discussion: Discussion): string | undefined {
	const id = String(discussion.discussionId);
	if (withHidden(discussion) !== undefined)
		return `A message of discussion ${id} cannot be read, so it may be this one. Look at the discussion in the Octopia seller portal.`;
	if (takesReply(discussion)) return undefined;
	return `Discussion ${id} is closed, so nothing can be written in it. Reopen it first with "Reopen Discussion".`;
}
