import type { ListRequest } from '../../sync/event';
import type { Positioned } from '../../sync/occurrence';
import type { Listed } from '../../api/parseResponse';
import { keysetPages } from '../../sync/keysetPages';
import { discussionSchema, type Discussion } from '../../marketplace/message/schema';

/** The API refuses a longer span than six months (official documentation). */
const LONGEST_SPAN = 175 * 86_400_000;

/** What a client asks for; the most that the API gives is not known. */
const PAGE_SIZE = 50;

/** Discussions that changed since, in the order of their last change, each with its last message. */
export function changedDiscussions(
	{ octopia, since }: ListRequest,
	query: Record<string, string | boolean> = {},
): AsyncIterable<Positioned<Listed<Discussion>>> {
	const earliest = (octopia.clock() ?? Date.now()) - LONGEST_SPAN;
	return keysetPages(octopia, '/discussions', discussionSchema, {
		query: { salesChannel: octopia.salesChannelId, includeMessages: 'LastMessage', ...query },
		sinceParameter: 'updatedAtMin',
		since: since === undefined ? undefined : Math.max(since, earliest),
		earliest,
		pageSize: PAGE_SIZE,
		sort: 'updatedAt',
		at: ({ updatedAt, createdAt }) => updatedAt ?? createdAt,
		id: ({ discussionId }) => String(discussionId),
		idName: 'discussionId',
	});
}
