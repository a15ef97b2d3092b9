import type { INodeParameters } from 'n8n-workflow';
import { getDiscussionTopics } from '../../../../../nodes/Cdiscount/resources/message/lists.ts';
import { look, scroll, valuesOf } from '../../../../engine/pickers.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { close, message, reply, written } from './discussions.mts';

afterEach(closeShops);

const search = async (shop: Shop, operation: string, filter?: string) =>
	(await look('searchDiscussions', shop.engine, message(operation) as INodeParameters, filter)).results;

test('tells who wrote about what, when, and what is to be done, the last changed first', async () => {
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
	const who = ({ orderSellerId }: { orderSellerId?: string | null }) => {
		const { firstName, lastName } = shop.sandbox.marketplace.order(orderSellerId!).billingAddress;
		return `${firstName} ${lastName}`;
	};

	const found = await search(shop, 'getDiscussion');

	expect(valuesOf(found)).toEqual([four, three, two, one].map(({ discussionId }) => discussionId));
	const told = found.map(({ name }) =>
		name.replace(/ \d{1,2} [A-Z][a-z]{2}( \d{4})?/g, ' DAY').replace(/\d\d:\d\d$/, 'TIME'),
	);
	expect(told).toEqual([
		`${who(four)} · Fini · DAY · closed`,
		`${who(three)} · Merci · DAY · open`,
		`${who(two)} · Réclamation · DAY · claim, answer by DAY TIME`,
		`${who(one)} · Colis perdu · DAY · answer by DAY TIME`,
	]);
});

test('without orders the number that the customer sees stands for the name', async () => {
	const shop = await openShop();
	const { orderReference } = written(shop, { subject: 'Colis perdu' });
	shop.sandbox.faults.set([{ kind: '404', path: '/orders' }]);

	const [{ name }] = await search(shop, 'reply');

	expect(name).toMatch(new RegExp(`^${orderReference} · Colis perdu · `));
});

test('all discussions are offered, page by page', async () => {
	const shop = await openShop();
	const all = Array.from({ length: 210 }, (_, index) => written(shop, { subject: `Colis ${index}` }).discussionId);

	const looks = await scroll('searchDiscussions', shop.engine, message('reply') as INodeParameters);

	expect(valuesOf(looks.flat()).sort()).toEqual([...all].sort());
	expect(valuesOf(await search(shop, 'reply', 'colis 207'))).toEqual([all[207]]);
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

test('searches by subject, customer and order, and by id; never for what the operation is not for', async () => {
	const shop = await openShop();
	const one = written(shop, { subject: 'Où est mon COLIS ?' });
	const closed = written(shop);
	close(shop, closed);

	expect(await search(shop, 'reply', ' ou est mon colis')).toMatchObject([{ value: one.discussionId }]);
	expect(await search(shop, 'reply', one.orderSellerId ?? '')).toMatchObject([{ value: one.discussionId }]);
	const { lastName } = shop.sandbox.marketplace.order(one.orderSellerId!).billingAddress;
	expect(await search(shop, 'reply', `colis ${lastName.toUpperCase()}`)).toMatchObject([{ value: one.discussionId }]);
	expect(await search(shop, 'reply', one.discussionId)).toMatchObject([{ value: one.discussionId }]);
	expect(await search(shop, 'reply', closed.discussionId)).toEqual([]);
	expect(await search(shop, 'reply', 'nothing like it')).toEqual([]);
});

test('lists the topics that sellers may write about', async () => {
	const shop = await openShop();

	const topics = await getDiscussionTopics.call(shop.engine.editor(message('startDiscussion')));

	expect(topics).toContainEqual({ name: 'Adresse incomplète', value: 'address-incomplete' });
	expect(topics.map(({ value }) => value)).not.toContain('orderNotShipped');
});
