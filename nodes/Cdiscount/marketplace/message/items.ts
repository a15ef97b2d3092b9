import omit from 'lodash/omit';
import { asGiven } from '../../api/listed';
import type { JsonObject } from '../../api/json';
import {
	answerBy,
	deadlineOf,
	isClaim,
	messagesOf,
	needsAnswer,
	orderIdOf,
	senderOf,
	unanswered,
	type KnownMessages,
} from './facts';
import { discussionRow, messageRow } from './rows';
import type { Discussion, Message } from './schema';

/** How discussions leave a node: as rows, or with everything the marketplace gave. */
export interface DiscussionFormat {
	simplify: boolean;
	per: 'discussion' | 'message';
	known: KnownMessages;
}

/** The output items of a discussion in a format: one, or one for each message at hand. */
export function discussionItems(discussion: Discussion, { simplify, per, known }: DiscussionFormat): JsonObject[] {
	if (simplify && per === 'discussion') return [discussionRow(discussion, known)];
	const messages = messagesOf(discussion).map((message) => messageItem(message, discussion, { simplify, known }));
	return per === 'message' ? messages : [wholeDiscussion(discussion, messages, known)];
}

/** The output item of a message, with what it takes to act on it. */
export function messageItem(
	message: Message,
	discussion: Discussion,
	{ simplify, known }: Pick<DiscussionFormat, 'simplify' | 'known'>,
): JsonObject {
	return simplify ? messageRow(message, discussion, known) : wholeMessage(message, discussion, known);
}

function wholeDiscussion(discussion: Discussion, messages: JsonObject[], known: KnownMessages): JsonObject {
	const by = answerBy(discussion, known);
	return {
		...omit(asGiven(discussion), 'messages'),
		orderId: orderIdOf(discussion),
		needsAnswer: needsAnswer(discussion),
		isClaim: isClaim(discussion),
		...(by !== undefined && { answerBy: by }),
		...(known !== 'none' && { messages }),
	};
}

function wholeMessage(message: Message, discussion: Discussion, known: KnownMessages): JsonObject {
	const isFirstOnly = known === 'first' && needsAnswer(discussion);
	const isOpen = needsAnswer(discussion) && unanswered(discussion).includes(message);
	return {
		...asGiven(message),
		discussionId: String(discussion.discussionId),
		orderId: orderIdOf(discussion),
		from: senderOf(message),
		...(!isFirstOnly && { answerBy: isOpen ? deadlineOf(message) : null }),
		needsAnswer: needsAnswer(discussion),
		isClaim: isClaim(discussion),
	};
}
