import { contents, file } from '../../../../engine/files.mts';
import { closeShops, openShop, SELLER } from '../../../../engine/shop.mts';
import { close, HOUR, on, reply, said, talk, TEXT, written } from './discussions.mts';

afterEach(closeShops);

test('answers the customer once and says so', async () => {
	const shop = await openShop();
	const at = Date.parse('2026-11-20T08:00:00Z');
	const { discussionId, orderSellerId, customerId } = written(shop, { at });

	const { output, error } = await shop.engine.run(reply(discussionId));

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				discussionId,
				orderId: orderSellerId,
				result: 'done',
				messageId: expect.stringMatching(/^[0-9a-f]{24}$/),
				to: 'customer',
				attachmentCount: 0,
				attachmentNames: null,
				answerBy: new Date(at + 48 * HOUR).toISOString().replace('.000', ''),
				isClaim: false,
			},
			pairedItem: { item: 0 },
		},
	]);
	const receivers = [{ userId: customerId, userType: 'Customer' }];
	expect(shop.writes()).toMatchObject([
		{ method: 'POST', status: 201, body: { discussionId, salesChannel: 'CDISFR', body: TEXT, receivers } },
	]);
	expect(shop.asked()).toEqual([
		`GET /discussions/${discussionId}`,
		'POST /messages',
		`GET /discussions/${discussionId}`,
	]);
	expect(said(shop, discussionId)).toEqual([TEXT]);
});

test('line breaks, accents and emoji arrive as they were written', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const text = 'Chère Zoë,\r\n\r\nl’œuvre est à 10 € – voilà 👍\n<b>Cordialement</b> & à bientôt';

	const { error } = await shop.engine.run(reply(discussionId, { text: '={{ $json.text }}' }), { items: [{ text }] });

	expect(error).toBeUndefined();
	expect(said(shop, discussionId)).toEqual([text.replaceAll('\r\n', '\n')]);
});

test('writes to customer service, who has written there', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	shop.sandbox.marketplace.messages.operatorWrites(discussionId, { body: 'Merci de répondre au client.' });

	const { output } = await shop.engine.run(reply(discussionId, { receiver: 'customerService' }));

	expect(output).toMatchObject([{ json: { result: 'done', to: 'customerService' } }]);
	expect(shop.writes()).toMatchObject([{ body: { receivers: [{ userId: 'GRC', userType: 'GrcOperator' }] } }]);
});

test('writes to customer service, whose id nobody knows yet, in the shape that needs none', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { output } = await shop.engine.run(reply(discussionId, { receiver: 'customerService' }));

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(shop.writes().map(({ body }) => body)).toEqual([{ discussionId, body: TEXT, receiver: 'GrcOperator' }]);
});

test('sends files along, byte for byte', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const files = [{ data: file('Étiquette retour.PDF', '%PDF-1.7 \xff\x00'), photo: file('photo.jpg', 'JFIF') }];

	const { output, error } = await shop.engine.run(reply(discussionId, { attachments: 'data, photo' }), { files });

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { attachmentCount: 2, attachmentNames: 'Étiquette retour.pdf, photo.jpg' } }]);
	const back = await shop.engine.run(on('getAttachments', discussionId));
	expect(back.output.map(contents)).toEqual([
		{ data: ['Étiquette retour.pdf', Buffer.from('%PDF-1.7 \xff\x00').toString('latin1')] },
		{ data: ['photo.jpg', 'JFIF'] },
	]);
	expect(back.output[0].json).toMatchObject({ from: 'seller', discussionId });
});

test('a dry run shows the request, files by their size, and sends nothing', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const files = [{ data: file('photo.png', 'x'.repeat(1000)) }];

	const parameters = reply(discussionId, { attachments: 'data', options: { dryRun: true } });
	const { output } = await shop.engine.run(parameters, { files });

	expect(output).toMatchObject([
		{
			json: {
				result: 'dryRun',
				messageId: null,
				request: {
					path: '/messages',
					body: { body: TEXT, attachments: [{ name: 'photo', fileFormat: 'png', content: '(1000 bytes)' }] },
				},
			},
		},
	]);
	expect(shop.writes()).toEqual([]);
});

test('the same text twice is one message, and the second run says so', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const first = await shop.engine.run(reply(discussionId));

	const { output } = await shop.engine.run(reply(discussionId, { text: `  ${TEXT}\n` }));

	expect(output).toMatchObject([
		{ json: { result: 'alreadyDone', messageId: first.output[0].json.messageId, answerBy: null } },
	]);
	expect(said(shop, discussionId)).toEqual([TEXT]);
	const failing = await shop.engine.run(reply(discussionId, { options: { ifAlreadyDone: 'fail' } }));
	expect(failing.error?.message).toBe(`The reply in discussion ${discussionId} was made before.`);
});

test.each([
	['the customer has written again', async (shop, id) => void written(shop, { discussionId: id, orderId: 'x' }), {}],
	['it goes to somebody else', async () => undefined, { receiver: 'customerService' }],
	['it has a file with it', async () => undefined, { attachments: 'data' }],
] as Array<[string, (shop: Awaited<ReturnType<typeof openShop>>, id: string) => Promise<void>, object]>)(
	'the same text is another message when %s',
	async (_what, meanwhile, parameters) => {
		const shop = await openShop();
		const { discussionId } = written(shop);
		await shop.engine.run(reply(discussionId));
		shop.sandbox.clock.advance(60);
		await meanwhile(shop, discussionId);

		const { output, error } = await shop.engine.run(reply(discussionId, { ...parameters }), {
			files: [{ data: file('a.pdf', '%PDF') }],
		});

		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ json: { result: 'done' } }]);
		expect(said(shop, discussionId)).toEqual([TEXT, TEXT]);
	},
);

test('a closed discussion is refused by us, and nothing is sent', async () => {
	const shop = await openShop();
	const discussion = written(shop);
	close(shop, discussion);

	const { error, output } = await shop.engine.run(reply(discussion.discussionId));

	expect(error?.message).toBe(
		`Discussion ${discussion.discussionId} is closed, so nothing can be written in it. Reopen it first with "Reopen Discussion".`,
	);
	expect(output).toEqual([]);
	expect(shop.writes()).toEqual([]);
});

test.each([
	['unknown', () => '000000000000000000000000'],
	[
		'another seller’s',
		(shop: Awaited<ReturnType<typeof openShop>>) => {
			const { orderId } = shop.sandbox.marketplace.placeOrder({ sellerId: '98980', status: 'Shipped' });
			return written(shop, { orderId }).discussionId;
		},
	],
])('an %s discussion is not found', async (_what, idOf) => {
	const shop = await openShop();
	const id = idOf(shop);

	const { error } = await shop.engine.run(reply(id));

	expect(error?.message).toBe(`There is no discussion "${id}" for the seller ${SELLER}.`);
	expect(shop.writes()).toEqual([]);
});

test('gives the words of the marketplace when it refuses', async () => {
	const shop = await openShop();
	const discussion = written(shop);
	const read = jest.spyOn(shop.sandbox.marketplace.messages, 'one');
	const open = shop.sandbox.marketplace.messages.one(discussion.discussionId);
	close(shop, discussion);
	read.mockReturnValue(open);

	const { error } = await shop.engine.run(reply(discussion.discussionId));

	expect(error?.message).toBe('Cdiscount refused this: The discussion is closed.');
	expect(error?.httpCode).toBe('409');
	read.mockRestore();
	expect(talk(shop, discussion.discussionId)).toHaveLength(1);
});
