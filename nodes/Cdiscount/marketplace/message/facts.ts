import findLast from 'lodash/findLast';
import findLastIndex from 'lodash/findLastIndex';
import { unreadFieldsOf, rawOf, Unreadable } from '../../api/parseResponse';
import { timestamp, utc } from '../time';
import type { Attachment, Discussion, Message } from './schema';

/** The seller has this long to answer (official help; no field of the API says it). */
const HOURS_TO_ANSWER = 48;

const SENDERS: Record<string, string> = {
	customer: 'customer',
	seller: 'seller',
	grcoperator: 'customerService',
	automatic: 'automatic',
};

/** Which messages of a discussion are at hand. */
export type KnownMessages = 'all' | 'last' | 'first' | 'none';

/** Who wrote: `customer`, `seller`, `customerService`, `automatic`; `unknown` where the API says something else. */
export const senderOf = (message: Message): string =>
	SENDERS[(message.sender?.userType ?? '').toLowerCase()] ?? 'unknown';

/** The order that the discussion is about; null for one about an offer. */
export const orderIdOf = ({ orderSellerId, orderReference }: Discussion): string | null =>
	orderSellerId ?? orderReference ?? null;

/** Whether it has escalated. The count of claims filters by this word; `Level_1` of one sample is not known to mean it. */
export const isClaim = ({ graduation }: Discussion): boolean => graduation?.toLowerCase() === 'claim';

/** The messages at hand, oldest first. */
export function messagesOf({ messages }: Discussion): Message[] {
	return [...(messages ?? [])].sort((one, other) => timestamp(one.createdAt) - timestamp(other.createdAt));
}

/** The fields that identify a message and its sender. */
const IDENTIFYING = ['messageId', 'sender', 'userType', 'body'];

/** The discussion as one that cannot be read, where that holds for a message of it; undefined where all of them can be. */
export function withHidden(discussion: Discussion): Unreadable | undefined {
	const messages = discussion.messages ?? [];
	const isHidden =
		unreadFieldsOf(discussion).includes('messages') ||
		Object.keys(rawOf(messages)).length > messages.length ||
		messages.some((message) =>
			[...unreadFieldsOf(message), ...unreadFieldsOf(message.sender ?? {})].some((name) => IDENTIFYING.includes(name)),
		);
	if (!isHidden) return undefined;
	const id = String(discussion.discussionId);
	const sentence = `A message of discussion ${id} cannot be read. Look at the discussion in the Octopia seller portal.`;
	return new Unreadable('discussionId', id, sentence, rawOf(discussion));
}

/** What the customer or customer service wrote since the seller wrote last. */
export function unanswered(discussion: Discussion): Message[] {
	const messages = messagesOf(discussion);
	const since = findLastIndex(messages, (message) => senderOf(message) === 'seller') + 1;
	return messages.slice(since).filter((message) => ['customer', 'customerService'].includes(senderOf(message)));
}

/** Whether the marketplace waits for the seller; nothing is to be answered in a closed discussion. */
export function needsAnswer(discussion: Discussion): boolean {
	if (discussion.isOpen === false) return false;
	const status = (discussion.status ?? discussion.processStatus)?.toLowerCase();
	return status === 'totreat' || (status !== 'treated' && unanswered(discussion).length > 0);
}

/**
 * By when the discussion has to be answered: 48 hours after the last unanswered message of the customer, or of customer service
 * where the customer left none.
 * @returns ISO 8601 in UTC; null where nothing is to be answered; undefined where the messages at hand do not show it
 */
export function answerBy(discussion: Discussion, known: KnownMessages): string | null | undefined {
	if (!needsAnswer(discussion)) return null;
	const open = known === 'all' || known === 'last' ? unanswered(discussion) : [];
	const last = findLast(open, (message) => senderOf(message) === 'customer') ?? open.at(-1);
	return last === undefined ? undefined : deadlineOf(last);
}

/** The name of an attachment with its ending, without any folder. */
export function fileNameOf({ attachmentName, name, fileFormat }: Attachment): string {
	const stem = (attachmentName ?? name ?? '').split(/[\\/]/).at(-1)?.trim() || 'attachment';
	const ending = (fileFormat ?? '').toLowerCase().replace(/^\./, '');
	return ending === '' || stem.toLowerCase().endsWith(`.${ending}`) ? stem : `${stem}.${ending}`;
}

/**
 * Whether the configuration of a sales channel forbids sellers to start discussions. Its names are not documented: anything that
 * speaks of sellers or of creating, and of discussions, and is a plain no, is taken for it.
 */
export function isStartForbidden(configuration: object): boolean {
	return Object.entries(configuration).some(
		([name, value]) => value === false && /discussion/i.test(name) && /seller|creat|initiat|start|open/i.test(name),
	);
}

/** By when a message has to be answered. @returns ISO 8601 in UTC; null where it does not tell its time */
export const deadlineOf = ({ createdAt }: Message): string | null => utc(createdAt, HOURS_TO_ANSWER);
