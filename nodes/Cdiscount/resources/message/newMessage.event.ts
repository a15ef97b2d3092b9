import omit from 'lodash/omit';
import type { IDataObject } from 'n8n-workflow';
import { path } from '../../api/path';
import { Refusal } from '../../api/refusal';
import { event, moment, type Look, type Placed } from '../../core/polling/event';
import { changedDiscussions, isToTreat, simpleDiscussion } from './message.events';
import { discussionSchema, type Discussion, type Message } from './message.schema';

/** A message with the discussion it is in. */
interface Letter {
	message: Message;
	discussion: Discussion;
	isLast: boolean;
}

/** How long the seller has to answer (official help). */
const HOURS_TO_ANSWER = 48;

/**
 * The messages of discussions that were never seen. The list gives the last one; the discussion itself is read only where that
 * one is new: others may have been written before it, by the customer or by the seller. A first reading takes the last one alone.
 */
async function* letters(look: Look, discussions: AsyncIterable<Placed<Discussion>>): AsyncGenerator<Placed<Letter>> {
	for await (const { thing: discussion, at } of discussions) {
		const [last] = (discussion.messages ?? []).slice(-1);
		if (last && look.knows(String(last.messageId))) {
			yield { at, thing: { message: last, discussion, isLast: true } };
			continue;
		}
		const written = moment(last?.createdAt);
		if (last && written < look.from && !isToTreat(discussion)) continue;
		const isEnough = last && (look.from === 0 || written < look.from);
		const messages = isEnough ? [last] : await messagesOf(look, discussion);
		const final = messages[messages.length - 1];
		for (const message of messages)
			if (message === final || (look.from > 0 && moment(message.createdAt) >= look.from))
				yield { at, thing: { message, discussion, isLast: message === final } };
	}
}

/** All messages of a discussion, the oldest first; none of one that is gone. */
async function messagesOf({ octopia }: Look, { discussionId }: Discussion): Promise<Message[]> {
	const whole = await octopia
		.read(path`/discussions/${String(discussionId)}`, discussionSchema)
		.catch((thrown: unknown) => {
			if (thrown instanceof Refusal && thrown.kind === 'notFound') return undefined;
			throw thrown;
		});
	return [...(whole?.messages ?? [])].sort((a, b) => moment(a.createdAt) - moment(b.createdAt));
}

/** What the kinds of sender are called here; GrcOperator is the customer service of the sales channel. */
const SENDERS: Record<string, string> = {
	Customer: 'customer',
	GrcOperator: 'customerService',
	Automatic: 'automatic',
	Seller: 'seller',
};

const senderOf = ({ sender }: Message) => SENDERS[sender?.userType ?? ''] ?? sender?.userType ?? '';

function simpleMessage(message: Message): IDataObject {
	return {
		messageId: String(message.messageId),
		body: message.body ?? null,
		createdAt: message.createdAt ?? null,
		hasRead: message.hasRead ?? null,
		attachments: (message.attachments ?? []).map(({ attachmentName, name }) => attachmentName ?? name ?? null),
	};
}

/** Discussions that wait for an answer, as the list's filters put it. */
const WAITING = { isOpen: true, processStatus: 'ToTreat' };

export const newMessage = event<Letter>({
	name: 'New Message',
	value: 'newMessage',
	description: 'A customer or the customer service has written, in a new discussion or in one that goes on',
	changed: (look) => letters(look, changedDiscussions(look)),
	open: (look) => letters(look, changedDiscussions(look, WAITING)),
	catchUp: 'open',
	sighting: ({ message, discussion, isLast }, { senders }) => ({
		id: String(message.messageId),
		time: moment(message.createdAt),
		waiting: isLast && isToTreat(discussion),
		// the seller's own messages are remembered too: they tell that a discussion was read up to here
		silent: !senders.includes(senderOf(message)),
	}),
	output({ message, discussion }, { sellerId, shape: { simplify } }) {
		const written = moment(message.createdAt);
		const answerBy = written === 0 ? null : new Date(written + HOURS_TO_ANSWER * 3_600_000).toISOString();
		const facts = { sellerId, sender: senderOf(message), answerBy };
		if (simplify) return [{ ...simpleMessage(message), ...simpleDiscussion(discussion), ...facts }];
		const raw = { ...message, discussion: omit(discussion, 'messages') } as unknown as IDataObject;
		const { orderId, subject } = simpleDiscussion(discussion);
		return [{ ...raw, orderId, subject, ...facts }];
	},
});
