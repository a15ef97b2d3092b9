import { contents } from '../../../../engine/files.mts';
import { closeShops, openShop, type Shop } from '../../../../engine/shop.mts';
import { on, written } from './discussions.mts';

afterEach(closeShops);

const attachment = (attachmentName: string, fileFormat: string, content: string) => ({
	attachmentName,
	fileFormat,
	content: Buffer.from(content).toString('base64'),
});

/** Two messages of a customer, the first with one file and the second with two. */
function story(shop: Shop) {
	const { discussionId, orderSellerId } = written(shop, {
		attachments: [attachment('Reçu n° 1.PDF', 'pdf', '%PDF-1')],
	});
	const files = [attachment('photo', 'jpg', 'JFIF'), attachment('C:\\photos\\étiquette.png', 'png', 'PNG')];
	const { message } = written(shop, { discussionId, orderId: 'same', attachments: files });
	return { discussionId, orderId: orderSellerId, messageId: message.messageId };
}

test('gives one item per file, with its content and where it came from', async () => {
	const shop = await openShop();
	const { discussionId, orderId, messageId } = story(shop);

	const { output, error } = await shop.engine.run(on('getAttachments', discussionId));

	expect(error).toBeUndefined();
	expect(output.map(contents)).toEqual([
		{ data: ['Reçu n° 1.PDF', '%PDF-1'] },
		{ data: ['photo.jpg', 'JFIF'] },
		{ data: ['étiquette.png', 'PNG'] },
	]);
	expect(output[1]).toMatchObject({
		json: { fileName: 'photo.jpg', bytes: 4, messageId, discussionId, orderId, from: 'customer' },
		binary: { data: { mimeType: 'image/jpeg', fileExtension: 'jpg' } },
		pairedItem: { item: 0 },
	});
	expect(shop.asked()).toEqual([`GET /discussions/${discussionId}`, 'GET /attachments', 'GET /attachments']);
	expect(shop.writes()).toEqual([]);
});

test('gives the files of one message', async () => {
	const shop = await openShop();
	const { discussionId, messageId } = story(shop);

	const { output } = await shop.engine.run(on('getAttachments', discussionId, { messageId }));

	expect(output.map(({ json }) => json.fileName)).toEqual(['photo.jpg', 'étiquette.png']);
});

test('gives nothing, and asks for nothing more, where there are none', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { output, error } = await shop.engine.run(on('getAttachments', discussionId));

	expect([output, error]).toEqual([[], undefined]);
	expect(shop.asked()).toHaveLength(1);
});

test('a message of another discussion is refused by us', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);

	const { error } = await shop.engine.run(on('getAttachments', discussionId, { messageId: story(shop).messageId }));

	expect(error?.message).toContain(`Discussion ${discussionId} has no message "`);
});

test('each item gets its files, and what fails fails alone', async () => {
	const shop = await openShop();
	const items = [story(shop), { discussionId: 'none' }, story(shop)].map(({ discussionId }) => ({ discussionId }));

	const { output, errors } = await shop.engine.run(on('getAttachments'), { items, onError: 'continueErrorOutput' });

	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 0, 2, 2, 2].map((item) => ({ item })));
	expect(errors).toMatchObject([{ pairedItem: { item: 1 } }]);
});

test('takes the files that come with the message itself, without asking for them', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop, { attachments: [attachment('a', 'pdf', '%PDF')] });
	const { messages } = shop.sandbox.marketplace;
	const whole = messages.one(discussionId);
	const inside = { ...whole.messages![0], attachments: [attachment('b', 'pdf', '%PDF inside')] };
	jest.spyOn(messages, 'one').mockReturnValue({ ...whole, messages: [inside] });

	const { output } = await shop.engine.run(on('getAttachments', discussionId));

	expect(output.map(contents)).toEqual([{ data: ['b.pdf', '%PDF inside'] }]);
	expect(shop.asked()).toHaveLength(1);
});
