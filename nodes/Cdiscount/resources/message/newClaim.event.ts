import { Unreadable, type Listed } from '../../api/parseResponse';
import { timestamp } from '../../marketplace/time';
import { workEvent, type ListRequest } from '../../sync/event';
import { datesField } from '../../core/outputDates';
import type { Positioned } from '../../sync/occurrence';
import { simplifyField } from '../shared/simplifyField';
import { changedDiscussions } from './eventLists';
import { isClaim, needsAnswer } from '../../marketplace/message/facts';
import { discussionItems } from '../../marketplace/message/items';
import type { Discussion } from '../../marketplace/message/schema';

const DAY = 86_400_000;

/** As long as the API shows a discussion, so that one that is touched or reopened after months is not taken for a new one. */
const KEPT_DAYS = 180;

/**
 * Everything open, and behind it what changed within the last day: a claim that was seen by no poll may be closed by now. Both
 * are in the order of the last change, and so is the whole.
 */
async function* openOrRecent(request: ListRequest): AsyncGenerator<Positioned<Listed<Discussion>>> {
	const recent = request.from === 0 ? Infinity : (request.octopia.clock() ?? Date.now()) - DAY;
	for await (const placed of changedDiscussions(request, { isOpen: true })) if (placed.at <= recent) yield placed;
	if (recent === Infinity) return;
	const since = Math.max(request.since ?? 0, recent);
	for await (const placed of changedDiscussions({ ...request, since }))
		if (placed.thing instanceof Unreadable || placed.thing.isOpen !== false || startedAt(placed.thing) >= request.from)
			yield placed;
}

const startedAt = ({ createdAt }: Discussion) => timestamp(createdAt);

export const newClaim = workEvent({
	name: 'New Claim',
	value: 'newClaim',
	description: 'A discussion has become a claim, or begins as one',
	gives: 'the discussion with its last message and the time by which to answer',
	fields: [simplifyField, datesField],
	changed: (request) => changedDiscussions(request),
	open: openOrRecent,
	keptHours: KEPT_DAYS * 24,
	remindAfterHours: 24,
	occurrence: (discussion) =>
		isClaim(discussion)
			? {
					id: String(discussion.discussionId),
					// one that is closed is news only if it began after the activation
					time:
						discussion.isOpen === false
							? startedAt(discussion)
							: timestamp(discussion.updatedAt ?? discussion.createdAt),
					waiting: needsAnswer(discussion),
				}
			: undefined,
	output: (discussion, { sellerId, options: { simplify } }) =>
		discussionItems(discussion, { simplify, per: 'discussion', known: 'last' }).map((json) => ({ ...json, sellerId })),
});
