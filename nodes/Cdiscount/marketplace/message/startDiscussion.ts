import type { Octopia } from '../../api/client';
import { path } from '../../api/path';
import { CdiscountError } from '../../api/errors';
import { unreadFieldsOf, Unreadable } from '../../api/parseResponse';
import { readOrder } from '../order/calls';
import type { Order } from '../order/schema';
import { listDiscussions, readDiscussion } from './calls';
import { withHidden } from './facts';
import { channelConfigurationSchema, type Discussion } from './schema';
import { bare, forbidsStarting } from './requests';

/** What is looked at before a discussion is started. */
export interface Scene {
	order: Order;
	isForbidden: boolean;
	/** Those about the order that have the same subject, with their messages. */
	discussions: Discussion[];
}

/** Looks at the order, at what its channel allows, and at the discussions about it that have this subject. */
export async function scene(octopia: Octopia, orderId: string, subject: string): Promise<Scene> {
	const order = await readOrder(octopia, orderId);
	const channel = path`/sales-channel-configurations/${channelOf(order, octopia)}`;
	const isForbidden = forbidsStarting(await octopia.read(channel, channelConfigurationSchema));
	return { order, isForbidden, discussions: await discussionsAbout(octopia, orderId, subject) };
}

/** The discussions about an order that have this subject, with their messages. */
export async function discussionsAbout(octopia: Octopia, orderId: string, subject: string): Promise<Discussion[]> {
	const discussions: Discussion[] = [];
	for await (const found of listDiscussions(octopia, { query: { orderSellerId: orderId } })) {
		if (found instanceof Unreadable || unreadFieldsOf(found).includes('subject')) throw mayBeSame(orderId);
		if (bare(found.subject) !== bare(subject)) continue;
		const whole = await readDiscussion(octopia, String(found.discussionId));
		if (withHidden(whole)) throw mayBeSame(orderId);
		discussions.push(whole);
	}
	return discussions;
}

function mayBeSame(orderId: string): CdiscountError {
	return new CdiscountError(
		'unreadable',
		`A discussion about order ${orderId} cannot be read, so it may be the same.`,
		{
			hint: 'Look in the seller portal whether the customer was written to before.',
		},
	);
}

/** The channel on which an order was sold. */
export const channelOf = ({ salesChannel }: Order, octopia: Octopia) => salesChannel?.id ?? octopia.salesChannelId;
