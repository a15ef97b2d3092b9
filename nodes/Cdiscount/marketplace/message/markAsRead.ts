import type { Octopia } from '../../api/client';
import { CdiscountError } from '../../api/errors';
import type { JsonObject } from '../../api/json';
import { listText } from '../row';
import { writeOnce, type WriteOptions, type WriteResult } from '../write/writeOnce';
import { readDiscussion } from './calls';
import { messagesOf, orderIdOf, senderOf } from './facts';
import { inEitherVariant, readRequest } from './requests';
import type { Discussion } from './schema';

/**
 * Marks messages of a discussion as read, each once.
 * @param messageId of one message, whoever wrote it; every unread one that was received when left out
 * @throws CdiscountError (`notFound`) where the discussion or the message is not known
 */
export async function markAsRead(
	octopia: Octopia,
	discussionId: string,
	messageId: string | undefined,
	options: WriteOptions,
): Promise<JsonObject> {
	const discussion = await readDiscussion(octopia, discussionId);
	const targets = messageId === undefined ? unread(discussion) : [existing(discussion, messageId)];
	const written: Array<WriteResult<Discussion>> = [];
	// where nothing is unread, one write without a target lets the options decide what becomes of that
	for (const target of targets.length > 0 ? targets : [undefined])
		written.push(await mark(octopia, discussionId, target, options));
	const made = written.find(({ result }) => result !== 'alreadyDone');
	const requests = written.flatMap(({ request }) => request ?? []);
	return {
		discussionId,
		orderId: orderIdOf(discussion),
		result: made?.result ?? 'alreadyDone',
		messageCount: targets.length,
		messageIds: listText(targets),
		...(requests.length > 0 && { request: requests }),
	};
}

async function mark(octopia: Octopia, discussionId: string, target: string | undefined, options: WriteOptions) {
	const which = target === undefined ? 'all messages' : `message ${target}`;
	return await writeOnce(
		inEitherVariant(octopia),
		{
			what: `The marking of ${which} of discussion ${discussionId} as read`,
			subject: `discussion ${discussionId}`,
			documented: 'empty',
			read: async () => await readDiscussion(octopia, discussionId),
			isDone: (state) => target === undefined || !unread(state, target).includes(target),
			obstacle: () => undefined,
			request: () => readRequest(String(target)),
		},
		options,
	);
}

/** What the seller received and has not read, and `also`, whoever wrote it; the seller's own messages are for others to read. */
function unread(discussion: Discussion, also?: string): string[] {
	return messagesOf(discussion)
		.filter((message) => message.hasRead !== true)
		.filter((message) => senderOf(message) !== 'seller' || String(message.messageId) === also)
		.map((message) => String(message.messageId));
}

function existing({ discussionId: id, messages }: Discussion, wanted: string): string {
	if ((messages ?? []).some((message) => String(message.messageId) === wanted)) return wanted;
	throw new CdiscountError('notFound', `Discussion ${id} has no message "${wanted}".`, {
		hint: 'Use "Get Discussion" to see its messages, or leave the Message ID empty to mark all as read.',
	});
}
