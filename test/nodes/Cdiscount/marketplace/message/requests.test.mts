import { isStartForbidden } from '../../../../../nodes/Cdiscount/marketplace/message/facts.ts';
import {
	idIn,
	replyRequest,
	type OutgoingMessage,
} from '../../../../../nodes/Cdiscount/marketplace/message/requests.ts';
import { comparableText, isSameMessage } from '../../../../../nodes/Cdiscount/marketplace/message/sameMessage.ts';
import { isObject } from '../../../../../sandbox/marketplace/body.mts';
import { invalid } from '../../../../../sandbox/marketplace/refusal.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import { on, reply, said, TEXT, written } from '../../resources/message/discussions.mts';

afterEach(closeShops);

const sent: OutgoingMessage = { text: TEXT, receiver: 'Customer', attachments: [] };
const discussion = { discussionId: 'd', salesChannel: 'CDISFR', customerId: 55501 };
const message = { messageId: 'm', body: TEXT, sender: { userType: 'Seller', userId: 1 } };

test.each([
	['whoever wrote last as the customer', { ...discussion, messages: [from('1'), from('2')] }, '2'],
	['the customer of the discussion, where nobody has written', { ...discussion, messages: [] }, '55501'],
])('a reply goes to %s', (_what, to, userId) => {
	expect(replyRequest(to, sent).body).toEqual({
		discussionId: 'd',
		salesChannel: 'CDISFR',
		body: TEXT,
		receivers: [{ userId, userType: 'Customer' }],
	});
});

function from(userId: string) {
	return { messageId: userId, sender: { userId, userType: 'Customer' } };
}

test('a discussion that does not name its channel gets the variant that does not need it', () => {
	expect(replyRequest({ ...discussion, salesChannel: null }, sent).body).toEqual({
		discussionId: 'd',
		body: TEXT,
		receiver: 'Customer',
	});
});

test('a marketplace that takes the other variant only gets it, and the message arrives once', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const { messages } = shop.sandbox.marketplace;
	const accept = messages.reply.bind(messages);
	jest.spyOn(messages, 'reply').mockImplementation((sellerId, body) => {
		if (isObject(body) && 'receivers' in body) throw invalid('Receiver', 'The Receiver field is required.');
		return accept(sellerId, body);
	});

	const { output, error } = await shop.engine.run(reply(discussionId));

	expect(error).toBeUndefined();
	expect(output).toMatchObject([{ json: { result: 'done', messageId: expect.any(String) } }]);
	expect(shop.writes().map(({ status }) => status)).toEqual([400, 201]);
	expect(shop.writes()[1].body).toEqual({ discussionId, body: TEXT, receiver: 'Customer' });
	expect(said(shop, discussionId)).toEqual([TEXT]);
});

test('a marketplace that takes the other patch only gets it', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const { messages } = shop.sandbox.marketplace;
	const accept = messages.setOpen.bind(messages);
	jest.spyOn(messages, 'setOpen').mockImplementation((id, sellerId, body) => {
		if ('op' in (body as object[])[0]) throw invalid('[0].Opt', 'The Opt field is required.');
		accept(id, sellerId, body);
	});

	const { output } = await shop.engine.run(on('closeDiscussion', discussionId));

	expect(output).toMatchObject([{ json: { result: 'done' } }]);
	expect(shop.writes()[1].body).toEqual([{ opt: 'replace', path: '/isOpen', value: 'false' }]);
	expect(messages.one(discussionId).isOpen).toBe(false);
});

test('where both variants are refused, the first error is shown; another reason is not tried twice', async () => {
	const shop = await openShop();
	const { discussionId } = written(shop);
	const refused = jest.spyOn(shop.sandbox.marketplace.messages, 'reply').mockImplementation((_sellerId, body) => {
		throw invalid('receiver', `This receiver is not known (${Object.keys(body as object).join()}).`);
	});
	const both = await shop.engine.run(reply(discussionId));
	refused.mockImplementation(() => {
		throw invalid('body', 'The text is too short.');
	});
	const before = shop.writes().length;
	const other = await shop.engine.run(reply(discussionId));

	expect(both.error?.message).toContain('salesChannel,receivers');
	expect(before).toBe(2);
	expect(other.error?.message).toBe('Cdiscount refused this: The text is too short.');
	expect(shop.writes()).toHaveLength(3);
	expect(said(shop, discussionId)).toEqual([]);
});

test.each<[unknown, Record<string, string>, string | undefined]>([
	[{ messageId: 'a' }, {}, 'a'],
	[{ id: 7 }, {}, '7'],
	['', { location: '/seller/v2/messages/b' }, 'b'],
	[null, { 'content-location': 'messages/c/' }, 'c'],
	[undefined, {}, undefined],
	[{ messageId: { value: 1 } }, {}, undefined],
])('finds the id of a message in the answer %j %j', (body, headers, id) => {
	expect(idIn({ status: 201, headers, body }, 'messageId')).toBe(id);
});

test.each<[boolean, object]>([
	[true, { isSellerDiscussionCreationAllowed: false }],
	[true, { canCreateDiscussion: false }],
	[true, { sellerCanInitiateDiscussions: false, attachments: true }],
	[false, { isSellerDiscussionCreationAllowed: true }],
	[false, { attachmentsAllowed: false }],
	[false, {}],
])('a channel forbids starting: %s for %j', (expected, configuration) => {
	expect(isStartForbidden(configuration)).toBe(expected);
});

test('a text is recognised whatever the marketplace makes of it', () => {
	const text = 'Bonjour,\n\nc’est « l’étiquette » & <voilà>';
	for (const kept of [
		text,
		'Bonjour,<br/><br />c’est «&nbsp;l’étiquette&nbsp;» &amp; <voilà>',
		`<p>${text.replaceAll('\n', '\r\n')}</p> `,
		text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
		text.normalize('NFD'),
	])
		expect(comparableText(kept)).toBe(comparableText(text));
	expect(comparableText('Bonjour 2')).not.toBe(comparableText('Bonjour 1'));
});

test.each<[boolean, object]>([
	[true, {}],
	[true, { receivers: [{ userType: 'Customer' }] }],
	[true, { attachments: [] }],
	[false, { receivers: [{ userType: 'GrcOperator' }] }],
	[false, { attachments: [{ attachmentName: 'a.pdf' }] }],
	[false, { sender: { userType: 'Customer' } }],
	[false, { sender: null }],
	[false, { body: 'Autre' }],
	[false, { body: null }],
])('a message is the one that was sent: %s with %j', (expected, changed) => {
	expect(isSameMessage({ ...message, ...changed }, sent)).toBe(expected);
});
