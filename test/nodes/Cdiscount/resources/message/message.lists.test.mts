import type { INodeParameters } from 'n8n-workflow';
import { getDiscussionTopics, searchDiscussions } from '../../../../../nodes/Cdiscount/resources/message/lists.ts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { close, message, reply, written } from './discussions.mts';

afterEach(closeShops);

const search = async (shop: Shop, operation: string, filter?: string) =>
	(await searchDiscussions.call(shop.engine.editor(message(operation) as INodeParameters), filter)).results;

test('shows subject, order and state, the last changed first', async () => {
	const shop = await openShop();
	const one = written(shop, { subject: 'Colis perdu', at: Date.now() - 5000 });
	const two = written(shop, { subject: 'Réclamation', at: Date.now() - 4000 });
	shop.sandbox.marketplace.messages.escalate(two.discussionId);
	const three = written(shop, { subject: 'Merci', at: Date.now() - 3000 });
	shop.sandbox.clock.advance(10);
	await shop.engine.run(reply(three.discussionId));
	const four = written(shop, { subject: 'Fini' });
	shop.sandbox.clock.advance(10);
	close(shop, four);

	expect(await search(shop, 'getDiscussion')).toEqual([
		{ name: `Fini · ${four.orderSellerId} · closed`, value: four.discussionId },
		{ name: `Merci · ${three.orderSellerId} · open`, value: three.discussionId },
		{ name: `Réclamation · ${two.orderSellerId} · claim, to treat`, value: two.discussionId },
		{ name: `Colis perdu · ${one.orderSellerId} · to treat`, value: one.discussionId },
	]);
});

test('shows what the operation is for', async () => {
	const shop = await openShop();
	const [open, closed] = [written(shop), written(shop)];
	close(shop, closed);

	for (const operation of ['reply', 'closeDiscussion'])
		expect((await search(shop, operation)).map(({ value }) => value)).toEqual([open.discussionId]);
	expect((await search(shop, 'reopenDiscussion')).map(({ value }) => value)).toEqual([closed.discussionId]);
	expect(await search(shop, 'markAsRead')).toHaveLength(2);
});

test('searches in what is shown, and looks up an id that is not', async () => {
	const shop = await openShop();
	const one = written(shop, { subject: 'Où est mon COLIS ?' });
	const closed = written(shop);
	close(shop, closed);

	expect(await search(shop, 'reply', ' colis')).toMatchObject([{ value: one.discussionId }]);
	expect(await search(shop, 'reply', one.orderSellerId ?? '')).toMatchObject([{ value: one.discussionId }]);
	expect(await search(shop, 'reply', closed.discussionId)).toMatchObject([{ value: closed.discussionId }]);
	expect(await search(shop, 'reply', 'nothing like it')).toEqual([]);
});

test('lists the topics that sellers may write about', async () => {
	const shop = await openShop();

	const topics = await getDiscussionTopics.call(shop.engine.editor(message('startDiscussion')));

	expect(topics).toContainEqual({ name: 'Adresse incomplète', value: 'address-incomplete' });
	expect(topics.map(({ value }) => value)).not.toContain('orderNotShipped');
});
