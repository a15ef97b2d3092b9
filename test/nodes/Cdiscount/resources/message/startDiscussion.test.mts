import { file } from '../../../../engine/files.mts';
import { ready } from '../../../../engine/orders.mts';
import { closeShops, openShop, SELLER, type Shop } from '../../../../engine/shop.mts';
import { close, message, on, talk, TEXT, written } from './discussions.mts';

afterEach(closeShops);

const SUBJECT = 'Votre adresse est incomplète';

const start = (orderId: unknown = '={{ $json.orderId }}', parameters = {}) =>
	message('startDiscussion', {
		orderId: orderId as string,
		topic: 'address-incomplete',
		subject: SUBJECT,
		text: TEXT,
		...parameters,
	});

const discussions = ({ sandbox }: Shop) => sandbox.marketplace.messages.list(SELLER);

test('asks whether the channel allows it, and writes to the customer of an order', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const { output, error } = await shop.engine.run(start(orderId));

	expect(error).toBeUndefined();
	const [discussion] = discussions(shop);
	expect(output).toEqual([
		{
			json: {
				discussionId: discussion.discussionId,
				orderId,
				result: 'done',
				subject: SUBJECT,
				to: 'customer',
				attachmentCount: 0,
				attachmentNames: null,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(discussion).toMatchObject({ subject: SUBJECT, subTypologyCode: 'address-incomplete', orderSellerId: orderId });
	expect(talk(shop, discussion.discussionId)).toEqual([['Seller', TEXT]]);
	expect(shop.asked()).toEqual([
		`GET /orders/${orderId}`,
		'GET /sales-channel-configurations/CDISFR',
		'GET /typologies',
		'GET /discussions',
		'POST /discussions',
		'GET /discussions',
		`GET /discussions/${discussion.discussionId}`,
	]);
	expect(shop.writes()[0].body).toEqual({
		subject: SUBJECT,
		orderId,
		salesChannel: 'CDISFR',
		subtypologyCode: 'address-incomplete',
		message: { body: TEXT, receiver: 'Customer' },
	});
});

test('names the product, takes files, and can go to customer service', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const parameters = { receiver: 'customerService', attachments: 'data', options: { productId: 'P-1' } };

	const { output } = await shop.engine.run(start(orderId, parameters), { files: [{ data: file('a.pdf', '%PDF') }] });

	expect(output).toMatchObject([{ json: { to: 'customerService', attachmentCount: 1, attachmentNames: 'a.pdf' } }]);
	expect(shop.writes()).toMatchObject([
		{ body: { productId: 'P-1', message: { receiver: 'GrcOperator', attachments: [{ name: 'a' }] } } },
	]);
});

test('where the channel does not allow it, it is refused by us', async () => {
	const shop = await openShop();
	shop.sandbox.marketplace.messages.allowOpening('CDISFR', false);

	const { error } = await shop.engine.run(start(ready(shop).orderId));

	expect(error?.message).toBe(
		'The sales channel CDISFR does not let sellers start discussions. Wait until the customer writes, or use the Octopia seller portal.',
	);
	expect(shop.writes()).toEqual([]);
	expect(discussions(shop)).toEqual([]);
});

test.each([false, true])('done twice, there is one discussion (closed meanwhile: %s)', async (isClosed) => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	const first = await shop.engine.run(start(orderId));
	const discussionId = String(first.output[0].json.discussionId);
	if (isClosed) close(shop, { discussionId, sellerId: SELLER });

	const { output } = await shop.engine.run(start(orderId));
	const { error } = await shop.engine.run(start(orderId, { options: { ifAlreadyDone: 'fail' } }));

	expect(output).toMatchObject([{ json: { result: 'alreadyDone', discussionId } }]);
	expect(error?.message).toBe(`The start of the discussion "${SUBJECT}" about order ${orderId} was made before.`);
	expect(discussions(shop)).toHaveLength(1);
});

test('another text, another subject or another order is another discussion', async () => {
	const shop = await openShop();
	const { orderId } = ready(shop);
	written(shop, { orderId, subject: SUBJECT, body: TEXT });
	await shop.engine.run(start(orderId, { text: 'Autre chose.' }));
	await shop.engine.run(start(orderId, { subject: 'Autre sujet' }));
	await shop.engine.run(start(ready(shop).orderId));

	const { output } = await shop.engine.run(start(orderId));

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(shop.writes()).toHaveLength(4);
});

test('a dry run sends nothing', async () => {
	const shop = await openShop();

	const { output } = await shop.engine.run(start(ready(shop).orderId, { options: { dryRun: true } }));

	expect(output).toMatchObject([
		{ json: { result: 'dryRun', discussionId: null, request: { path: '/discussions', body: { subject: SUBJECT } } } },
	]);
	expect(shop.writes()).toEqual([]);
});

test('an unknown order, and a topic that the channel does not have, fail alone', async () => {
	const shop = await openShop();
	const items = [{ orderId: 'NONE', topic: 'shipping-delay' }, { topic: 'other' }, { topic: 'shipping-delay' }].map(
		(item) => ({ orderId: ready(shop).orderId, ...item }),
	);

	const { output, errors } = await shop.engine.run(start(undefined, { topic: '={{ $json.topic }}' }), {
		items,
		onError: 'continueErrorOutput',
	});

	expect(errors).toMatchObject([
		{ json: { error: expect.stringContaining('There is no order "NONE"') }, pairedItem: { item: 0 } },
		{
			json: {
				error: 'Topic is "other", but it can only be "broken-product", "address-incomplete", "shipping-delay".',
			},
			pairedItem: { item: 1 },
		},
	]);
	expect(output).toMatchObject([{ json: { result: 'done' }, pairedItem: { item: 2 } }]);
	expect(discussions(shop)).toHaveLength(1);
});

test('the customer’s answer is then found in it', async () => {
	const shop = await openShop();
	const { output } = await shop.engine.run(start(ready(shop).orderId));
	const discussionId = String(output[0].json.discussionId);
	written(shop, { discussionId, orderId: 'same', body: 'Voici mon adresse.' });

	const read = await shop.engine.run(on('getDiscussion', discussionId));

	expect(read.output[0].json).toMatchObject({
		needsAnswer: true,
		conversation: expect.stringMatching(/ seller: [^]* customer: Voici mon adresse\.$/),
	});
});
