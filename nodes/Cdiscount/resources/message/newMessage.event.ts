import { path } from '../../api/path';
import { Refusal } from '../../api/refusal';
import { event, moment, type Look, type Placed } from '../../core/polling/event';
import { changedDiscussions } from './message.events';
import { messagesOf, needsAnswer, senderOf, shapedMessage } from './message.facts';
import { discussionSchema, type Discussion, type Message } from './message.schema';

/** A message with the discussion it is in. */
interface Letter {
	message: Message;
	discussion: Discussion;
	isLast: boolean;
}

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
		if (last && written < look.from && !needsAnswer(discussion)) continue;
		const isEnough = last && (look.from === 0 || written < look.from);
		const messages = isEnough ? [last] : await allOf(look, discussion);
		const final = messages[messages.length - 1];
		for (const message of messages)
			if (message === final || (look.from > 0 && moment(message.createdAt) >= look.from))
				yield { at, thing: { message, discussion: { ...discussion, messages }, isLast: message === final } };
	}
}

/** All messages of a discussion, the oldest first; none of one that is gone. */
async function allOf({ octopia }: Look, { discussionId }: Discussion): Promise<Message[]> {
	const whole = await octopia
		.read(path`/discussions/${String(discussionId)}`, discussionSchema)
		.catch((thrown: unknown) => {
			if (thrown instanceof Refusal && thrown.kind === 'notFound') return undefined;
			throw thrown;
		});
	return whole === undefined ? [] : messagesOf(whole);
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
		waiting: isLast && needsAnswer(discussion),
		// the seller's own messages are remembered too: they tell that a discussion was read up to here
		silent: !senders.includes(senderOf(message)),
	}),
	output: ({ message, discussion }, { sellerId, shape: { simplify } }) => [
		{
			...shapedMessage(message, discussion, { simplify, known: 'all' }),
			subject: discussion.subject ?? null,
			orderReference: discussion.orderReference ?? null,
			sellerId,
		},
	],
});
