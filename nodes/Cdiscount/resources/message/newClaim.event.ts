import { event, moment } from '../../core/polling/event';
import { changedDiscussions } from './message.events';
import { isClaim, needsAnswer, shaped } from './message.facts';
import type { Discussion } from './message.schema';

export const newClaim = event<Discussion>({
	name: 'New Claim',
	value: 'newClaim',
	description: 'A discussion has become a claim, or begins as one',
	changed: (look) => changedDiscussions(look),
	open: (look) => changedDiscussions(look, { isOpen: true }),
	catchUp: 'open',
	sighting: (discussion) =>
		isClaim(discussion)
			? {
					id: String(discussion.discussionId),
					time: moment(discussion.updatedAt ?? discussion.createdAt),
					waiting: needsAnswer(discussion),
				}
			: undefined,
	output: (discussion, { sellerId, shape: { simplify } }) =>
		shaped(discussion, { simplify, per: 'discussion', known: 'last' }).map((json) => ({ ...json, sellerId })),
});
