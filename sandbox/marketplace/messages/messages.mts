import { objectOf, requiredText } from '../body.mts';
import { toMilliseconds } from '../clock.mts';
import type { Orders } from '../orders.mts';
import { valueOf, type Query } from '../query.mts';
import { invalid, notFound, Refusal } from '../refusal.mts';
import { CDISCOUNT } from '../seller.mts';
import type { MarketplaceContext } from '../context.mts';
import { countDiscussions, discussionsPage } from './discussionSearch.mts';
import {
	discussionDocument,
	messageDocument,
	processStatusOf,
	type DiscussionRecord,
	type UserType,
} from './discussion.mts';
import { Discussions } from './discussions.mts';
import type { DiscussionWish } from './opening.mts';
import { configurationDocument } from './typologies.mts';
import { discussionClosed, parseMessage, parseNewDiscussion, parsePatch } from './messageBody.mts';

/** What sellers, customers and the channel's customer service do with discussions. */
export class Messages {
	private readonly discussions: Discussions;
	private readonly mayOpen = new Map([[CDISCOUNT, true]]);

	constructor(
		private readonly context: MarketplaceContext,
		private readonly orders: Orders,
	) {
		this.discussions = new Discussions(context, orders);
	}

	list(sellerId: string, query: Query = {}) {
		return discussionsPage(this.discussions.of(sellerId), query, this.context.scheduler.now());
	}

	count(sellerId: string, query: Query = {}): number {
		return countDiscussions(this.discussions.of(sellerId), query);
	}

	/** A discussion with all its messages, or a 404 Refusal. */
	one(discussionId: string, sellerId?: string) {
		const discussion = this.discussions.find(discussionId, sellerId);
		// To whom a reply may go is documented, how that is called is not.
		return { ...discussionDocument(discussion, discussion.messages), availableReceivers: ['Customer', 'GrcOperator'] };
	}

	/** The discussions of all sellers with their messages, latest change first. */
	newest(limit: number) {
		const latest = this.discussions.all().sort((a, b) => b.updatedAt - a.updatedAt);
		return latest.slice(0, limit).map((discussion) => discussionDocument(discussion, discussion.messages));
	}

	/** Of all sellers: discussions that are open, and of those the ones to treat. */
	counts() {
		const open = this.discussions.all().filter(({ isOpen }) => isOpen);
		return { open: open.length, toTreat: open.filter((one) => processStatusOf(one) === 'ToTreat').length };
	}

	/** `POST /messages`: the seller replies; returns the message's id. */
	reply(sellerId: string, body: unknown): string {
		const discussion = this.discussions.find(requiredText(objectOf(body), 'discussionId'), sellerId);
		const message = parseMessage(body);
		if (!discussion.isOpen) throw discussionClosed();
		return this.discussions.append(discussion, 'Seller', message.receivers, message, this.context.scheduler.now()).id;
	}

	/** `POST /discussions`: the seller opens one about an order, where the channel allows it (documented). */
	open(sellerId: string, body: unknown): { discussionId: string; messageId: string } {
		const { orderId, salesChannel, message, ...about } = parseNewDiscussion(body);
		const order = this.orders.find(orderId, sellerId);
		if (order.salesChannelId !== salesChannel) throw invalid('salesChannel', `The order is not of ${salesChannel}.`);
		if (!this.mayOpen.get(salesChannel)) {
			const detail = 'The sales channel does not allow sellers to open discussions.';
			throw new Refusal(422, 'Unprocessable Content', undefined, detail);
		}
		const at = this.context.scheduler.now();
		const discussion = this.discussions.add({ sellerId, orderId, ...about }, at);
		const { id: messageId } = this.discussions.append(discussion, 'Seller', message.receivers, message, at);
		return { discussionId: discussion.id, messageId };
	}

	/** `PATCH /discussions/{discussionId}`: closes or reopens. */
	setOpen(discussionId: string, sellerId: string, body: unknown): void {
		const discussion = this.discussions.find(discussionId, sellerId);
		const isOpen = parsePatch(body, '/isOpen');
		if (discussion.isOpen === isOpen) {
			throw new Refusal(409, 'Conflict', undefined, `The discussion is already ${isOpen ? 'open' : 'closed'}.`);
		}
		this.discussions.setOpen(discussion, isOpen, this.context.scheduler.now());
	}

	/** `PATCH /messages/{messageId}`: marks it as read, or as not read. */
	setRead(messageId: string, sellerId: string, body: unknown): void {
		const [, message] = this.discussions.findMessage(messageId, sellerId);
		message.hasRead = parsePatch(body, '/hasRead');
	}

	/** `GET /attachments`: those of a message or of a whole discussion, with their contents. */
	attachments(sellerId: string, query: Query) {
		const [messageId, discussionId] = [valueOf(query, 'messageId'), valueOf(query, 'discussionId')];
		if (!messageId && !discussionId) throw invalid('discussionId', 'The discussionId or the messageId is required.');
		const messages = messageId
			? [this.discussions.findMessage(messageId, sellerId)[1]]
			: this.discussions.find(discussionId!, sellerId).messages;
		return messages.flatMap(({ id, attachments }) =>
			attachments.map((attachment) => ({ messageId: id, ...attachment })),
		);
	}

	configuration(salesChannelId: string) {
		const mayOpen = this.mayOpen.get(salesChannelId);
		if (mayOpen === undefined) throw notFound(`Sales channel ${salesChannelId}`);
		return configurationDocument(salesChannelId, mayOpen);
	}

	/** Whether sellers may open discussions on a channel. */
	allowOpening(salesChannelId: string, isAllowed: boolean): void {
		this.mayOpen.set(salesChannelId, isAllowed);
	}

	/** A customer writes: in a discussion that exists, which reopens, or in a new one about an order or an offer. */
	customerWrites(options: DiscussionWish) {
		const at = this.timeOf(options);
		const discussion = options.discussionId
			? this.discussions.find(options.discussionId)
			: this.discussions.add(options, at);
		return this.receive(discussion, 'Customer', options, at);
	}

	/** The channel's customer service writes in a discussion. */
	operatorWrites(discussionId: string, options: Pick<DiscussionWish, 'body' | 'attachments' | 'at'> = {}) {
		return this.receive(this.discussions.find(discussionId), 'GrcOperator', options, this.timeOf(options));
	}

	/** The marketplace writes by itself: it neither reopens a discussion nor gives the seller something to treat. */
	systemWrites(discussionId: string, options: Pick<DiscussionWish, 'body' | 'attachments' | 'at'> = {}) {
		return this.receive(this.discussions.find(discussionId), 'Automatic', options, this.timeOf(options));
	}

	/** The customer makes a claim of it. */
	escalate(discussionId: string) {
		const discussion = this.discussions.find(discussionId);
		if (discussion.graduation === 'Claim') throw new Refusal(409, 'Conflict', undefined, 'It is a claim already.');
		this.discussions.escalate(discussion, this.context.scheduler.now());
		return this.one(discussionId);
	}

	reset(): void {
		this.discussions.reset();
		this.mayOpen.clear();
		this.mayOpen.set(CDISCOUNT, true);
	}

	private receive(
		discussion: DiscussionRecord,
		from: Exclude<UserType, 'Seller'>,
		{ body, attachments = [] }: Pick<DiscussionWish, 'body' | 'attachments'>,
		at: number,
	) {
		const text = body?.trim() ? body : 'Bonjour, pouvez-vous me dire où en est ma commande ? Merci.';
		if (!discussion.isOpen && from !== 'Automatic') this.discussions.setOpen(discussion, true, at);
		const message = this.discussions.append(discussion, from, ['Seller'], { body: text, attachments }, at);
		return { ...discussionDocument(discussion), message: messageDocument(message, discussion) };
	}

	private timeOf({ at }: Pick<DiscussionWish, 'at'>): number {
		return at === undefined ? this.context.scheduler.now() : toMilliseconds(at);
	}
}
