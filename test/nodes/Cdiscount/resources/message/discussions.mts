import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { DiscussionWish } from '../../../../../sandbox/marketplace/messages/opening.mts';
import { ready } from '../../../../engine/orders.mts';
import type { Shop } from '../../../../engine/shop.mts';

export const TEXT = 'Bonjour, votre colis est parti ce matin. Merci de votre patience, à bientôt !';

export const HOUR = 3_600_000;

/** The parameters of an operation on messages. */
export const message = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation,
	...parameters,
});

/** One on the discussion of each input item, where no other is named. */
export const on = (
	operation: string,
	discussionId: unknown = '={{ $json.discussionId }}',
	parameters: IDataObject = {},
): INodeParameters => message(operation, { discussionId, ...parameters } as INodeParameters);

/** Answers with TEXT, where nothing else is said. */
export const reply = (discussionId?: unknown, parameters: IDataObject = {}) =>
	on('reply', discussionId, { text: TEXT, ...parameters });

/** A customer writes about an order of the seller; returns the discussion as the list would show it. */
export function written(shop: Shop, wish: DiscussionWish = {}) {
	const orderId = wish.orderId ?? ready(shop, { status: 'Shipped' }).orderId;
	return shop.sandbox.marketplace.messages.customerWrites({ ...wish, orderId });
}

/** The messages of a discussion, as the marketplace holds them: who wrote what. */
export const talk = ({ sandbox }: Shop, discussionId: string) =>
	sandbox.marketplace.messages.one(discussionId).messages!.map(({ sender, body }) => [sender.userType, body]);

/** What the seller wrote. */
export const said = (shop: Shop, discussionId: string) =>
	talk(shop, discussionId).flatMap(([from, body]) => (from === 'Seller' ? [body] : []));

/** Closes a discussion at the marketplace. */
export function close({ sandbox }: Shop, { discussionId, sellerId }: { discussionId: string; sellerId: string }) {
	sandbox.marketplace.messages.setOpen(discussionId, sellerId, [{ op: 'replace', path: '/isOpen', value: false }]);
}
