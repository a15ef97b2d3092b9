import type { IDataObject } from 'n8n-workflow';
import { event, moment } from '../../core/polling/event';
import { changedDiscussions, isToTreat, simpleDiscussion } from './message.events';
import type { Discussion } from './message.schema';

export const newClaim = event<Discussion>({
	name: 'New Claim',
	value: 'newClaim',
	description: 'A discussion has become a claim, or begins as one',
	changed: (look) => changedDiscussions(look),
	open: (look) => changedDiscussions(look, { isOpen: true }),
	catchUp: 'open',
	sighting: (discussion) =>
		discussion.graduation === 'Claim'
			? {
					id: String(discussion.discussionId),
					time: moment(discussion.updatedAt ?? discussion.createdAt),
					waiting: isToTreat(discussion),
				}
			: undefined,
	output: (discussion, { sellerId, shape: { simplify } }) => {
		const { orderId } = simpleDiscussion(discussion);
		const { createdAt = null, updatedAt = null } = discussion;
		return simplify
			? [{ ...simpleDiscussion(discussion), createdAt, updatedAt, sellerId }]
			: [{ ...(discussion as unknown as IDataObject), orderId, sellerId }];
	},
});
