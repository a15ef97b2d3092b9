import type { Octopia } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import type { JsonObject } from '../../api/json';
import { unreadFieldsOf, Unreadable } from '../../api/parseResponse';
import { readOrder } from '../order/calls';
import type { Order } from '../order/schema';
import { knownWord, wordsNamed } from '../words';
import { writeOnce, type WriteOptions } from '../write/writeOnce';
import { withoutContents } from './attachments';
import { forbidsStarting, listDiscussions, readDiscussion } from './calls';
import { messagesOf, withHidden } from './facts';
import { idIn, inEitherVariant, sentFacts, startRequest, type Opening, type OutgoingMessage } from './requests';
import { comparableText, isSameMessage } from './sameMessage';
import type { Discussion } from './schema';
import { readOwnTopicCodes } from './topics';

/** What is looked at before a discussion is started. */
interface StartState {
	order: Order;
	isForbidden: boolean;
	/** What it may be about, on the sales channel of the order; undefined where that lists nothing. */
	topics: string[] | undefined;
	/** Those about the order that have the same subject, with their messages. */
	discussions: Discussion[];
}

/**
 * Starts a discussion about an order, once.
 * @returns `discussionId`, null in a dry run and where it is not known
 * @throws CdiscountError where the order is not known, or its sales channel does not let sellers start discussions
 */
export async function startDiscussion(
	octopia: Octopia,
	opening: Omit<Opening, 'salesChannel'>,
	options: WriteOptions,
): Promise<JsonObject> {
	const { orderId, subject, topic, text, receiver } = opening;
	const same = ({ discussions }: StartState) => beginningWith(opening, discussions);
	const { result, state, after, request, response } = await writeOnce<StartState>(
		inEitherVariant(octopia),
		{
			what: `The start of the discussion "${subject}" about order ${orderId}`,
			subject: `order ${orderId}`,
			documented: 'named',
			read: async () => await readStartState(octopia, orderId, subject),
			isDone: (found) => same(found).length > 0,
			obstacle: ({ order, isForbidden, topics }) =>
				isForbidden
					? `The sales channel ${channelOf(order, octopia)} does not let sellers start discussions. Wait until the customer writes, or use the Octopia seller portal.`
					: topics !== undefined && knownWord(topics, topic) === undefined
						? `Topic is "${topic}", but it can only be ${wordsNamed(topics)}.`
						: undefined,
			request: ({ order, topics = [] }) =>
				startRequest({
					...opening,
					topic: knownWord(topics, topic) ?? topic,
					salesChannel: channelOf(order, octopia),
				}),
			repeatable: {
				key: () => JSON.stringify(['start', orderId, subject, text, receiver]),
				made: (before, now) => same(now).length - same(before).length,
				ids: ({ discussions }) => discussions.map(({ discussionId }) => String(discussionId)),
				reread: async (found) => ({ ...found, discussions: await discussionsAbout(octopia, orderId, subject) }),
			},
		},
		options,
	);
	const seen = result === 'dryRun' ? undefined : same(after ?? state)[0];
	return {
		discussionId: idIn(response, 'discussionId') ?? (seen === undefined ? null : String(seen.discussionId)),
		orderId,
		result,
		subject,
		...sentFacts(opening),
		...(request && { request: withoutContents(request) }),
	};
}

async function readStartState(octopia: Octopia, orderId: string, subject: string): Promise<StartState> {
	const order = await readOrder(octopia, orderId);
	const isForbidden = await forbidsStarting(octopia, channelOf(order, octopia));
	const topics = await readOwnTopicCodes(octopia, channelOf(order, octopia));
	return { order, isForbidden, topics, discussions: await discussionsAbout(octopia, orderId, subject) };
}

/** The discussions about an order that have this subject, with their messages. */
async function discussionsAbout(octopia: Octopia, orderId: string, subject: string): Promise<Discussion[]> {
	const discussions: Discussion[] = [];
	for await (const found of listDiscussions(octopia, { query: { orderSellerId: orderId } })) {
		if (found instanceof Unreadable || unreadFieldsOf(found).includes('subject')) throw mayBeSame(orderId);
		if (comparableText(found.subject) !== comparableText(subject)) continue;
		const whole = await readDiscussion(octopia, String(found.discussionId));
		if (withHidden(whole)) throw mayBeSame(orderId);
		discussions.push(whole);
	}
	return discussions;
}

/** The discussions that begin with this message. */
function beginningWith(message: OutgoingMessage, discussions: Discussion[]): Discussion[] {
	return discussions.filter((discussion) => {
		const [first] = messagesOf(discussion);
		return first !== undefined && isSameMessage({ ...first, attachments: undefined }, message);
	});
}

function mayBeSame(orderId: string): CdiscountError {
	const message = `A discussion about order ${orderId} cannot be read, so it may be the same.`;
	return new CdiscountError('unreadable', message, {
		hint: 'Look in the Octopia seller portal whether the customer was written to before.',
	});
}

/** The channel on which an order was sold. */
const channelOf = ({ salesChannel }: Order, octopia: Octopia) => salesChannel?.id ?? octopia.salesChannelId;
