import { assertAsked, assertSeller } from '../../api/assertAsked';
import type { Octopia, Query } from '../../api/client';
import type { Pages } from '../../api/paging';
import { path } from '../../api/path';
import { listSchema, unreadFieldsOf, rawOf, Unreadable, type Listed } from '../../api/parseResponse';
import { isReadable } from '../../api/listed';
import { readCount } from '../count';
import { orNotFound } from '../notFound';
import { isClaim, isStartForbidden } from './facts';
import {
	attachmentSchema,
	channelConfigurationSchema,
	discussionSchema,
	type Attachment,
	type Discussion,
	type Message,
} from './schema';

/**
 * Reads one discussion of the connected seller, with its messages.
 * @throws CdiscountError (`notFound`) with a sentence naming it; another seller's discussion is not found either
 */
export async function readDiscussion(octopia: Octopia, discussionId: string): Promise<Discussion> {
	const unknown = orNotFound(
		`There is no discussion "${discussionId}" for the seller ${octopia.sellerId}.`,
		'Check the discussion ID, and that the credential is the one of the shop that was written to.',
	);
	const discussion = await octopia.read(path`/discussions/${discussionId}`, discussionSchema).catch(unknown);
	assertAsked('discussion', discussionId, discussion.discussionId);
	assertSeller(octopia, 'a discussion', discussion.sellerId);
	return discussion;
}

/** Which discussions are read. */
export interface DiscussionSearch {
	query: Query;
	/** The list has no filter for it, so what is no claim is left out here. */
	claimsOnly?: boolean;
	limit?: number;
	/** Where the reading begins and ends; the whole list when left out. */
	pages?: Pages;
}

/** Lists discussions with the API's filters. */
export async function* listDiscussions(
	octopia: Octopia,
	{ query, claimsOnly = false, limit = Infinity, pages = {} }: DiscussionSearch,
): AsyncGenerator<Listed<Discussion>> {
	const fetched = claimsOnly || limit === Infinity ? undefined : limit;
	let given = 0;
	for await (const discussion of octopia.list('/discussions', discussionSchema, {
		style: 'page',
		query,
		limit: fetched,
		idName: 'discussionId',
		...pages,
	})) {
		if (claimsOnly && !(discussion instanceof Unreadable) && !isClaim(discussion)) continue;
		yield discussion;
		given += 1;
		if (given >= limit) return;
	}
}

/** How many discussions these filters find. @throws CdiscountError */
export const countDiscussions = async (octopia: Octopia, query: Query): Promise<number> =>
	await readCount(octopia, '/discussions/count', query);

/** Whether a sales channel forbids sellers to start discussions. @throws CdiscountError */
export async function forbidsStarting(octopia: Octopia, salesChannel: string): Promise<boolean> {
	const from = path`/sales-channel-configurations/${salesChannel}`;
	return isStartForbidden(await octopia.read(from, channelConfigurationSchema));
}

/** An attachment with its content, and the message it came with. */
export interface ReceivedAttachment {
	message: Message;
	attachment: Attachment;
	content: Buffer;
}

/**
 * The files of these messages. A message names its files; where it does not hold them, they are asked for message by message, so
 * that it is certain what came with what. The names of the query are not documented.
 */
export async function readAttachments(
	octopia: Octopia,
	{ discussionId }: Discussion,
	messages: Message[],
): Promise<ReceivedAttachment[]> {
	const found: ReceivedAttachment[] = [];
	for (const message of messages) {
		const named = message.attachments ?? [];
		const isLost = unreadFieldsOf(message).includes('attachments') || Object.keys(rawOf(named)).length > named.length;
		const inside = named.every(({ content }) => content) && !isLost;
		const query = { discussionId: String(discussionId), messageId: String(message.messageId) };
		const attachments = inside ? named : (await octopia.read('/attachments', ATTACHMENTS, query)).filter(isReadable);
		for (const attachment of attachments)
			found.push({ message, attachment, content: Buffer.from(attachment.content ?? '', 'base64') });
	}
	return found;
}

const ATTACHMENTS = listSchema(attachmentSchema, 'attachments');
