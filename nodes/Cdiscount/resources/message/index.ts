import type { Resource } from '../../core/operation';
import { closeDiscussion } from './closeDiscussion.operation';
import { countDiscussions } from './countDiscussions.operation';
import { getAttachments } from './getAttachments.operation';
import { getDiscussion } from './getDiscussion.operation';
import { getManyDiscussions } from './getManyDiscussions.operation';
import { markAsRead } from './markAsRead.operation';
import { reopenDiscussion } from './reopenDiscussion.operation';
import { reply } from './reply.operation';
import { startDiscussion } from './startDiscussion.operation';

export const message: Resource = {
	name: 'Message',
	value: 'message',
	operations: [
		closeDiscussion,
		countDiscussions,
		getAttachments,
		getDiscussion,
		getManyDiscussions,
		markAsRead,
		reopenDiscussion,
		reply,
		startDiscussion,
	],
};
