import type { IDataObject } from 'n8n-workflow';
import { SandboxClock } from '../../../../../sandbox/marketplace/clock.mts';
import { contents } from '../../../../engine/files.mts';
import { closeShops, openShop, SELLER, type Shop } from '../../../../engine/shop.mts';
import { close, on, reply, written } from './discussions.mts';

afterEach(closeShops);

const at = (hour: number) => new Date(Date.UTC(2026, 8, 1, hour)).toISOString();
const frozen = async (hour = 12) => await openShop({ clock: SandboxClock.frozenAt(at(hour)) });
const get = (discussionId: unknown, parameters: IDataObject = {}) => on('getDiscussion', discussionId, parameters);
const pdf = { attachmentName: 'preuve.pdf', fileFormat: 'pdf', content: Buffer.from('%PDF é').toString('base64') };
const photo = { attachmentName: '../photo', fileFormat: 'jpg', content: Buffer.from('JFIF').toString('base64') };

/** The customer writes twice, with a message of customer service in between. */
function story(shop: Shop) {
	const { discussionId, orderSellerId } = written(shop, {
		at: at(1),
		body: 'Où est mon colis ?',
		subject: 'Mon colis',
	});
	shop.sandbox.marketplace.messages.operatorWrites(discussionId, { body: 'Merci de répondre.', at: at(2) });
	written(shop, { discussionId, orderId: 'same', at: at(3), body: 'Toujours rien…', attachments: [pdf, photo] });
	return { discussionId, orderId: orderSellerId };
}

test('gives a discussion with who wrote what, and by when an answer is due', async () => {
	const shop = await frozen();
	const { discussionId, orderId } = story(shop);
	shop.sandbox.marketplace.messages.escalate(discussionId);

	const { output, error } = await shop.engine.run(get(discussionId));

	expect(error).toBeUndefined();
	const row = {
		discussionId,
		orderId,
		subject: 'Mon colis',
		topic: 'orderNotShipped',
		from: 'customer',
		body: 'Toujours rien…',
		conversation: [
			'2026-09-01 01:00 UTC customer: Où est mon colis ?',
			'2026-09-01 02:00 UTC customerService: Merci de répondre.',
			'2026-09-01 03:00 UTC customer: Toujours rien… [preuve.pdf, photo.jpg]',
		].join('\n\n'),
		updatedAt: '2026-09-01T12:00:00Z',
		isOpen: true,
		isClaim: true,
		needsAnswer: true,
		answerBy: '2026-09-03T03:00:00Z',
	};
	expect(output).toEqual([{ json: row, pairedItem: { item: 0 } }]);
	expect(Object.keys(output[0].json)).toEqual(Object.keys(row));
	expect(shop.asked()).toEqual([`GET /discussions/${discussionId}`]);
});

test('gives one item per message, each linked to its input', async () => {
	const shop = await frozen();
	const stories = [story(shop), story(shop)];

	const { output } = await shop.engine.run(get(undefined, { output: 'message' }), { items: stories });

	expect(output).toHaveLength(6);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 0, 1, 1, 1].map((item) => ({ item })));
	const row = {
		discussionId: stories[1].discussionId,
		messageId: expect.stringMatching(/^[0-9a-f]{24}$/),
		orderId: stories[1].orderId,
		from: 'customer',
		createdAt: '2026-09-01T03:00:00Z',
		subject: 'Mon colis',
		body: 'Toujours rien…',
		attachmentCount: 2,
		attachmentNames: 'preuve.pdf, photo.jpg',
		isClaim: false,
		needsAnswer: true,
		answerBy: '2026-09-03T03:00:00Z',
	};
	expect(output[5].json).toEqual(row);
	for (const { json } of output) expect(Object.keys(json)).toEqual(Object.keys(row));
});

test.each([
	['answered', async (shop, id) => void (await shop.engine.run(reply(id))), true],
	['closed', async (shop, id) => close(shop, { discussionId: id, sellerId: SELLER }), false],
] as Array<[string, (shop: Shop, id: string) => Promise<void>, boolean]>)(
	'a discussion that was %s is due at no time',
	async (_what, end, isOpen) => {
		const shop = await frozen();
		const { discussionId } = story(shop);
		await end(shop, discussionId);

		const { output } = await shop.engine.run(get(discussionId));
		const each = await shop.engine.run(get(discussionId, { output: 'message' }));

		expect(output[0].json).toMatchObject({ needsAnswer: false, answerBy: null, isOpen });
		expect(each.output.length).toBeGreaterThan(2);
		for (const { json } of each.output) expect(json.answerBy).toBeNull();
	},
);

test('what customer service asks is due as well, where the customer is answered', async () => {
	const shop = await frozen(20);
	const { discussionId } = written(shop, { at: at(1) });
	await shop.engine.run(reply(discussionId));
	shop.sandbox.clock.advance(3600);
	shop.sandbox.marketplace.messages.operatorWrites(discussionId);

	const { output } = await shop.engine.run(get(discussionId));
	const each = await shop.engine.run(get(discussionId, { output: 'message' }));

	expect(output[0].json).toMatchObject({ needsAnswer: true, answerBy: at(21 + 48).replace('.000', '') });
	const messages = each.output.map(({ json }) => json);
	expect(messages.map(({ from }) => from)).toEqual(['customer', 'seller', 'customerService']);
	expect(messages.map(({ answerBy }) => answerBy === null)).toEqual([true, true, false]);
});

test('the raw form holds everything of the API, and the facts', async () => {
	const shop = await frozen();
	const { discussionId } = story(shop);

	const { output } = await shop.engine.run(get(discussionId, { simplify: false }));

	const raw = shop.sandbox.marketplace.messages.one(discussionId);
	const messages = raw.messages!.map((message) => expect.objectContaining({ ...message, from: expect.any(String) }));
	expect(output[0].json).toMatchObject({ ...raw, messages, needsAnswer: true } as unknown as IDataObject);
});

test('downloads the files into the item of the discussion, or of their message', async () => {
	const shop = await frozen();
	const { discussionId } = story(shop);
	const files = {
		attachment_0: ['preuve.pdf', Buffer.from('%PDF é').toString('latin1')],
		attachment_1: ['photo.jpg', 'JFIF'],
	};

	const whole = await shop.engine.run(get(discussionId, { downloadAttachments: true }));
	const each = await shop.engine.run(get(discussionId, { downloadAttachments: true, output: 'message' }));

	expect(whole.output.map(contents)).toEqual([files]);
	expect(each.output.map(contents)).toEqual([{}, {}, files]);
	expect(each.output[2].pairedItem).toEqual({ item: 0 });
});

test('a discussion about an offer has no order', async () => {
	const shop = await frozen();
	const { discussionId } = shop.sandbox.marketplace.messages.customerWrites({ sellerId: SELLER, offerId: 'O-1' });

	const { output } = await shop.engine.run(get(discussionId));

	expect(output[0].json).toMatchObject({ orderId: null, topic: 'offerQuestion', from: 'customer' });
});

test('unknown ones fail alone when the node continues on fail', async () => {
	const shop = await frozen();
	const { discussionId } = story(shop);
	const items = [{ discussionId: 'none' }, { discussionId }];

	const { output, errors } = await shop.engine.run(get(undefined), { items, onError: 'continueErrorOutput' });

	expect(errors).toMatchObject([{ pairedItem: { item: 0 } }]);
	expect(output).toMatchObject([{ json: { discussionId }, pairedItem: { item: 1 } }]);
});
