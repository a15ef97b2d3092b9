import type { GRADUATIONS, USER_TYPES } from '../../../nodes/Cdiscount/marketplace/message/schema.ts';
import { isoDate } from '../clock.mts';
import type { StoredAttachment } from './attachments.mts';

export type UserType = (typeof USER_TYPES)[number];

interface User {
	userId: string;
	userType: UserType;
}

export interface MessageRecord {
	id: string;
	body: string;
	sender: User;
	receivers: User[];
	createdAt: number;
	hasRead: boolean;
	attachments: StoredAttachment[];
}

/** A discussion as the marketplace keeps it. */
export interface DiscussionRecord {
	id: string;
	sellerId: string;
	subject: string;
	/** Null when it is about an offer. */
	orderId: string | null;
	orderReference: string | null;
	salesChannel: string;
	externalReference: string;
	isOpen: boolean;
	graduation: (typeof GRADUATIONS)[number];
	typologyCode: 'Order' | 'Offer';
	subTypologyCode: string;
	customerId: string;
	productId: string | null;
	offerId: string | null;
	messages: MessageRecord[];
	createdAt: number;
	updatedAt: number;
}

/** To treat while the customer or the channel's service wrote last; automatic messages do not count. */
export function processStatusOf({ messages }: DiscussionRecord): 'ToTreat' | 'Treated' {
	const last = messages.findLast(({ sender }) => sender.userType !== 'Automatic');
	return last === undefined || last.sender.userType === 'Seller' ? 'Treated' : 'ToTreat';
}

export function messageDocument(message: MessageRecord, discussion: DiscussionRecord) {
	return {
		messageId: message.id,
		body: message.body,
		sender: message.sender,
		receivers: message.receivers,
		hasRead: message.hasRead,
		salesChannelExternalReference: discussion.externalReference,
		// What they contain is answered by GET /attachments.
		attachments: message.attachments.map(({ attachmentName, fileFormat }) => ({ attachmentName, fileFormat })),
		createdAt: isoDate(message.createdAt),
	};
}

/** An item of `GET /discussions`, with some of its messages where they are asked for. */
export function discussionDocument(discussion: DiscussionRecord, messages?: MessageRecord[]) {
	return {
		discussionId: discussion.id,
		subject: discussion.subject,
		orderReference: discussion.orderReference,
		orderSellerId: discussion.orderId,
		salesChannel: discussion.salesChannel,
		salesChannelExternalReference: discussion.externalReference,
		isOpen: discussion.isOpen,
		graduation: discussion.graduation as string,
		status: processStatusOf(discussion) as string,
		typologyCode: discussion.typologyCode as string,
		subTypologyCode: discussion.subTypologyCode,
		customerId: discussion.customerId,
		sellerId: discussion.sellerId,
		productId: discussion.productId,
		offerId: discussion.offerId,
		createdAt: isoDate(discussion.createdAt),
		updatedAt: isoDate(discussion.updatedAt),
		...(messages && { messages: messages.map((message) => messageDocument(message, discussion)) }),
	};
}
