import findLast from 'lodash/findLast';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { Unreadable, type Listed } from '../../api/parseResponse';
import { timestamp } from '../../marketplace/time';
import type { InputOf } from '../../core/field';
import { workEvent, type ListRequest } from '../../sync/event';
import { datesField } from '../../core/outputDates';
import type { Positioned } from '../../sync/occurrence';
import { simplifyField } from '../shared/simplifyField';
import { sendersField } from './sendersField';
import { changedDiscussions } from './eventLists';
import { messagesOf, needsAnswer, senderOf, withHidden } from '../../marketplace/message/facts';
import { messageItem } from '../../marketplace/message/items';
import { discussionSchema, type Discussion, type Message } from '../../marketplace/message/schema';

type Request = ListRequest<InputOf<typeof sendersField>>;

/** A message with the discussion it is in. */
interface ReceivedMessage {
	message: Message;
	discussion: Discussion;
	/** Of those whose messages are wanted, the sender is the last one, and the discussion is to be answered. */
	waits: boolean;
	/** Only to be remembered, under this id. */
	note?: string;
}

/** What may be wrong with a single discussion. */
const BROKEN: Array<string | undefined> = ['marketplaceDown', 'noAnswer', 'unreadable'];

/** So often a discussion that cannot be read is tried again, one such discussion a poll. */
const TRIES = 20;

/**
 * The messages of discussions that were never seen. The list gives the last one; the discussion itself is read only where that
 * one is new: others may have been written before it, by the customer or by the seller. A first reading takes the last one alone.
 * Where somebody else wrote behind a message that waits, the discussion has to be read to find it.
 */
async function* receivedMessages(
	request: Request,
	discussions: AsyncIterable<Positioned<Listed<Discussion>>>,
	isListOfWaiting = false,
): AsyncGenerator<Positioned<Listed<ReceivedMessage>>> {
	const reader = new Reader(request);
	for await (const { thing: discussion, at } of discussions) {
		const hidden = discussion instanceof Unreadable ? discussion : withHidden(discussion);
		if (hidden) yield { at, thing: hidden };
		if (discussion instanceof Unreadable) continue;
		const [last] = (discussion.messages ?? []).slice(-1);
		const isWaiting = isListOfWaiting || needsAnswer(discussion);
		const found = last && withoutReading(request, last, isWaiting, isListOfWaiting);
		if (found?.isOver) continue;
		const isEnough = found?.isEnough === true && !reader.owes(last);
		const reading: Reading = isEnough ? { messages: [last] } : await reader.read(discussion, last);
		const { messages, owed, paid } = reading;
		if (reading.hidden) yield { at, thing: reading.hidden };
		const whole = { ...discussion, messages };
		const waiting = needsAnswer(whole) ? findLast(messages, (message) => isWanted(request, message)) : undefined;
		// a poll may end behind any of these
		if (last && owed !== undefined) yield { at, thing: { message: last, discussion, waits: false, note: owed } };
		for (const message of messages)
			if (
				message === messages[messages.length - 1] ||
				message === waiting ||
				(request.from > 0 && !isBefore(message, request.from))
			)
				yield { at, thing: { message, discussion: whole, waits: message === waiting } };
		if (last && paid !== undefined) yield { at, thing: { message: last, discussion, waits: false, note: paid } };
	}
}

/** Whether a message says that it was written before; one that does not tell its time is taken for new. */
const isBefore = ({ createdAt }: Message, from: number) => timestamp(createdAt) > 0 && timestamp(createdAt) < from;

const isWanted = ({ options }: Request, message: Message) => options.senders.includes(senderOf(message));

/** What the last message alone emits: that nothing is to be delivered, or that the messages before it are not needed. */
function withoutReading(request: Request, last: Message, isWaiting: boolean, isListOfWaiting: boolean) {
	const isKnown = request.knows(String(last.messageId));
	const isOld = isBefore(last, request.from);
	const isHiding = isWaiting && !isWanted(request, last);
	// what was seen before is reminded of by the list of what waits, so that a poll that finds nothing stays one call
	const isNeeded = isHiding && (!isKnown || isListOfWaiting);
	return {
		isOver: !isKnown && isOld && !isWaiting,
		isEnough: !isNeeded && (isKnown || isOld || request.from === 0),
	};
}

/** The messages of a discussion at hand, and what is to be noted of those that are not. */
interface Reading {
	messages: Message[];
	/** The ones before the last could not be read. */
	owed?: string;
	/** They could at last. */
	paid?: string;
	/** Not all of them can be context. */
	hidden?: Unreadable;
}

/** Reads whole discussions. One that the marketplace cannot give must not stop the others. */
class Reader {
	private readonly failed = { first: false, again: false };

	constructor(private readonly request: Request) {}

	/** Whether this message was delivered while the ones before it could not be read. */
	owes(last: Message): boolean {
		return !this.failed.again && this.triesOf(last) > 0;
	}

	/** All messages of a discussion, the oldest first; none of one that is gone; the last one where it cannot be read now. */
	async read({ discussionId }: Discussion, last: Message | undefined): Promise<Reading> {
		const tries = last ? this.triesOf(last) : 0;
		const kind = tries > 0 ? 'again' : 'first';
		const only = last ? { messages: [last], owed: noteOf(last, tries) } : { messages: [] };
		// a failure takes a quarter of the time that a poll has
		if (this.failed[kind]) return kind === 'first' ? only : { messages: only.messages };
		return await this.request.octopia.read(path`/discussions/${String(discussionId)}`, discussionSchema).then(
			(whole) => ({
				messages: messagesOf(whole),
				paid: last && tries > 0 ? noteOf(last, 'paid') : undefined,
				hidden: withHidden(whole),
			}),
			(thrown: unknown) => {
				const refused = thrown instanceof CdiscountError ? thrown.code : undefined;
				if (refused === 'notFound') return { messages: [] };
				if (!BROKEN.includes(refused)) throw thrown;
				this.failed[kind] = true;
				return only;
			},
		);
	}

	/** How often the messages before this one could not be read; 0 when they were, or when it is no use to go on. */
	private triesOf(last: Message): number {
		const isNoted = (count: number | string) => this.request.knows(noteOf(last, count));
		if (!isNoted(0) || isNoted('paid')) return 0;
		for (let count = 1; count < TRIES; count++) if (!isNoted(count)) return count;
		return 0;
	}
}

const noteOf = ({ messageId }: Message, what: number | string) => `unread/${String(messageId)}/${what}`;

/** Discussions that wait for an answer, as the list's filters put it. */
const WAITING = { isOpen: true, processStatus: 'ToTreat' };

export const newMessage = workEvent({
	name: 'New Message',
	value: 'newMessage',
	description: 'A customer or the customer service has written, in a new discussion or in one that goes on',
	gives: 'the message with its text, its sender and the order reference',
	fields: [sendersField, simplifyField, datesField],
	changed: (request) => receivedMessages(request, changedDiscussions(request)),
	open: (request) => receivedMessages(request, changedDiscussions(request, WAITING), true),
	remindAfterHours: 24,
	occurrence: ({ message, waits, note }, { senders }) => ({
		id: note ?? String(message.messageId),
		time: timestamp(message.createdAt),
		waiting: waits,
		// the seller's own messages are remembered too: they tell that a discussion was read up to here
		silent: note !== undefined || !senders.includes(senderOf(message)),
	}),
	output: ({ message, discussion }, { sellerId, options: { simplify } }) => [
		{
			...messageItem(message, discussion, { simplify, known: 'all' }),
			...(!simplify && { subject: discussion.subject ?? null, orderReference: discussion.orderReference ?? null }),
			sellerId,
		},
	],
});
