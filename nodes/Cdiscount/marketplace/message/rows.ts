import type { JsonObject } from '../../api/json';
import { listText } from '../row';
import { spokenTime, utc } from '../time';
import {
	answerBy,
	deadlineOf,
	fileNameOf,
	isClaim,
	messagesOf,
	needsAnswer,
	orderIdOf,
	senderOf,
	unanswered,
	type KnownMessages,
} from './facts';
import type { Discussion, Message } from './schema';

/**
 * Discussions and messages as rows: the same columns in each, null where there is nothing. Times are ISO 8601 in UTC; `answerBy` is
 * null where nothing is to be answered, and where the messages at hand do not show until when.
 */

/**
 * A discussion as a row, with the newest message at hand in `from` and `body`.
 * @param known where all messages are at hand, `conversation` is the text of all of them, the oldest first
 */
export function discussionRow(discussion: Discussion, known: KnownMessages): JsonObject {
	const messages = messagesOf(discussion);
	const newest = messages.at(-1);
	return {
		discussionId: String(discussion.discussionId),
		orderId: orderIdOf(discussion),
		subject: discussion.subject ?? null,
		topic: discussion.subTypologyCode ?? null,
		from: newest === undefined ? null : senderOf(newest),
		body: newest?.body ?? null,
		...(known === 'all' && { conversation: messages.map(spoken).join('\n\n') || null }),
		updatedAt: utc(discussion.updatedAt),
		isOpen: discussion.isOpen ?? null,
		isClaim: isClaim(discussion),
		needsAnswer: needsAnswer(discussion),
		answerBy: answerBy(discussion, known) ?? null,
	};
}

/** A message as a row, with what it takes to answer it; `attachmentNames` separates file names by commas. */
export function messageRow(message: Message, discussion: Discussion, known: KnownMessages): JsonObject {
	const waits = known !== 'first' && needsAnswer(discussion) && unanswered(discussion).includes(message);
	return {
		discussionId: String(discussion.discussionId),
		messageId: String(message.messageId),
		orderId: orderIdOf(discussion),
		from: senderOf(message),
		createdAt: utc(message.createdAt),
		subject: discussion.subject ?? null,
		body: message.body ?? null,
		...attachmentColumns(namesIn(message)),
		isClaim: isClaim(discussion),
		needsAnswer: needsAnswer(discussion),
		answerBy: waits ? deadlineOf(message) : null,
	};
}

/** The columns for the files of a message. */
export const attachmentColumns = (names: string[]) => ({
	attachmentCount: names.length,
	attachmentNames: listText(names),
});

const namesIn = ({ attachments }: Message): string[] => (attachments ?? []).map(fileNameOf);

/** A message as a paragraph of a conversation: when, who, what, and with which files. */
function spoken(message: Message): string {
	const said = `${listText([spokenTime(message.createdAt), senderOf(message)], ' ')}: ${message.body ?? ''}`.trimEnd();
	const files = listText(namesIn(message));
	return files === null ? said : `${said} [${files}]`;
}
