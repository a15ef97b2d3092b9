import { Unreadable, type Listed } from '../../api/parseResponse';
import { event, timestamp, type ListRequest, type Positioned } from '../../sync/event';
import { changedDiscussions } from './discussionLists';
import { isClaim, needsAnswer, discussionItems } from '../../marketplace/message/facts';
import type { Discussion } from '../../marketplace/message/schema';

const DAY = 86_400_000;

/** As long as the API shows a discussion, so that one that is touched or reopened after months is not taken for a new one. */
const KEPT_DAYS = 180;

/**
 * Everything open, and behind it what changed within the last day: a claim that was seen by no poll may be closed by now. Both
 * are in the order of the last change, and so is the whole.
 */
async function* openOrRecent(look: ListRequest): AsyncGenerator<Positioned<Listed<Discussion>>> {
	const recent = look.from === 0 ? Infinity : (look.octopia.clock() ?? Date.now()) - DAY;
	for await (const placed of changedDiscussions(look, { isOpen: true })) if (placed.at <= recent) yield placed;
	if (recent === Infinity) return;
	const since = Math.max(look.since ?? 0, recent);
	for await (const placed of changedDiscussions({ ...look, since }))
		if (placed.thing instanceof Unreadable || placed.thing.isOpen !== false || bornAt(placed.thing) >= look.from)
			yield placed;
}

const bornAt = ({ createdAt }: Discussion) => timestamp(createdAt);

export const newClaim = event<Discussion>({
	name: 'New Claim',
	value: 'newClaim',
	description: 'A discussion has become a claim, or begins as one',
	changed: (look) => changedDiscussions(look),
	open: openOrRecent,
	catchUp: 'open',
	keptHours: KEPT_DAYS * 24,
	sighting: (discussion) =>
		isClaim(discussion)
			? {
					id: String(discussion.discussionId),
					// one that is closed is news only if it began after the activation
					time:
						discussion.isOpen === false ? bornAt(discussion) : timestamp(discussion.updatedAt ?? discussion.createdAt),
					waiting: needsAnswer(discussion),
				}
			: undefined,
	output: (discussion, { sellerId, shape: { simplify } }) =>
		discussionItems(discussion, { simplify, per: 'discussion', known: 'last' }).map((json) => ({ ...json, sellerId })),
});
