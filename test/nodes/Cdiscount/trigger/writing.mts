import { ready } from '../../../engine/orders.mts';
import { openShop, SELLER } from '../../../engine/shop.mts';
import { SandboxClock } from '../../../../sandbox/marketplace/clock.mts';

/** When these shops begin: a whole minute, so that times in answers are sweep. */
export const START = new Date(Math.floor(Date.now() / 60_000) * 60_000);

/** A shop whose clock stands still, with one order to write about. */
export async function writingShop() {
	const clock = SandboxClock.frozenAt(START);
	const shop = await openShop({ clock });
	const { orderId } = ready(shop, { createdAt: START });
	const { messages } = shop.sandbox.marketplace;
	return {
		shop,
		orderId,
		messages,
		clock,
		/** A customer writes, and time passes: in a new discussion about the order unless told otherwise. */
		write: (discussionId?: string, body = 'Bonjour') => {
			clock.advance(60);
			const { message, ...discussion } = messages.customerWrites(
				discussionId ? { discussionId, body } : { orderId, body },
			);
			return { discussionId: discussion.discussionId, messageId: message.messageId };
		},
		answer: (discussionId: string) => {
			clock.advance(60);
			messages.reply(SELLER, { discussionId, body: 'Bonjour, nous regardons cela.', receiver: 'Customer' });
		},
	};
}
