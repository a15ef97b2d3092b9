import type { Orders } from '../orders.mts';
import { Random } from '../random.mts';
import { notFound } from '../refusal.mts';
import { recordEffect, type MarketplaceContext } from '../context.mts';
import type { DiscussionRecord, MessageRecord, UserType } from './discussion.mts';
import { newDiscussion, type DiscussionWish } from './opening.mts';
import type { MessageInput } from './messageBody.mts';

/** The customer service of the channel has one id. */
const OPERATOR = 'GRC';

/** All discussions, found by id, by seller and by message; and the only place where they change. */
export class Discussions {
	private readonly byId = new Map<string, DiscussionRecord>();
	private readonly bySeller = new Map<string, DiscussionRecord[]>();
	private readonly byMessage = new Map<string, DiscussionRecord>();
	private random: Random;

	constructor(
		private readonly context: MarketplaceContext,
		private readonly orders: Orders,
	) {
		this.random = new Random(context.seed + 4);
	}

	all(): DiscussionRecord[] {
		this.context.scheduler.runDue();
		return [...this.byId.values()];
	}

	of(sellerId: string): DiscussionRecord[] {
		this.context.scheduler.runDue();
		return this.bySeller.get(sellerId) ?? [];
	}

	/** The discussion, if there is one and it is the seller's (when one is given); otherwise a 404 Refusal. */
	find(discussionId: string, sellerId?: string): DiscussionRecord {
		this.context.scheduler.runDue();
		const discussion = this.byId.get(discussionId);
		if (!discussion || (sellerId !== undefined && discussion.sellerId !== sellerId)) {
			throw notFound(`Discussion ${discussionId}`);
		}
		return discussion;
	}

	/** The seller's message, and the discussion it belongs to; otherwise a 404 Refusal. */
	findMessage(messageId: string, sellerId: string): [DiscussionRecord, MessageRecord] {
		this.context.scheduler.runDue();
		const discussion = this.byMessage.get(messageId);
		if (discussion?.sellerId !== sellerId) throw notFound(`Message ${messageId}`);
		return [discussion, discussion.messages.find(({ id }) => id === messageId)!];
	}

	add(options: DiscussionWish, at: number): DiscussionRecord {
		const discussion = newDiscussion(options, {
			orders: this.orders,
			sellers: this.context.sellers,
			random: this.random,
			at,
		});
		this.byId.set(discussion.id, discussion);
		if (!this.bySeller.has(discussion.sellerId)) this.bySeller.set(discussion.sellerId, []);
		this.bySeller.get(discussion.sellerId)!.push(discussion);
		this.record(discussion, 'discussionOpened', at, { subject: discussion.subject });
		return discussion;
	}

	/** Adds a message; it bumps the discussion. What the seller writes himself counts as read. */
	append(
		discussion: DiscussionRecord,
		from: UserType,
		to: readonly UserType[],
		{ body, attachments }: Pick<MessageInput, 'body' | 'attachments'>,
		at: number,
	): MessageRecord {
		const ids: Record<string, string> = { Customer: discussion.customerId, Seller: discussion.sellerId };
		const user = (userType: UserType) => ({ userId: ids[userType] ?? OPERATOR, userType });
		const message: MessageRecord = {
			id: this.random.text(24, '0123456789abcdef'),
			body,
			sender: user(from),
			receivers: to.map(user),
			createdAt: at,
			hasRead: from === 'Seller',
			attachments,
		};
		discussion.messages.push(message);
		discussion.updatedAt = at;
		this.byMessage.set(message.id, discussion);
		if (from === 'Seller') this.record(discussion, 'messageSent', at, { messageId: message.id, to, body });
		else this.record(discussion, 'messageReceived', at, { messageId: message.id, from });
		return message;
	}

	/** Closes or reopens. */
	setOpen(discussion: DiscussionRecord, isOpen: boolean, at: number): void {
		Object.assign(discussion, { isOpen, updatedAt: at });
		this.record(discussion, isOpen ? 'discussionReopened' : 'discussionClosed', at);
	}

	escalate(discussion: DiscussionRecord, at: number): void {
		Object.assign(discussion, { graduation: 'Claim', updatedAt: at });
		this.record(discussion, 'discussionEscalated', at);
	}

	reset(): void {
		for (const index of [this.byId, this.bySeller, this.byMessage]) index.clear();
		this.random = new Random(this.context.seed + 4);
	}

	private record(
		discussion: DiscussionRecord,
		effect: Parameters<typeof recordEffect>[2],
		at: number,
		details = {},
	): void {
		recordEffect(this.context, discussion, effect, at, { discussionId: discussion.id, ...details });
	}
}
