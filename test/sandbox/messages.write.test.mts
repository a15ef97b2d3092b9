import {
	channelConfigurationSchema,
	discussionSchema,
	writtenSchema,
} from '../../nodes/Cdiscount/marketplace/message/schema.ts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO } from './client.mts';

let sandbox: Sandbox;
let client: Client;
let orderId: string;
let discussionId: string;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
	orderId = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'Shipped' }).orderId;
	({ discussionId } = sandbox.marketplace.messages.customerWrites({ orderId }));
});
afterEach(async () => await sandbox.close());

const sent = () => sandbox.marketplace.ledger.find({ effect: 'messageSent' });
const messages = () => sandbox.marketplace.messages.one(discussionId).messages!;
const reply = async (changes: object) =>
	await client.post('/messages', { discussionId, body: 'Bonjour, c’est noté.', receiver: 'Customer', ...changes });
const setOpen = async (body: unknown) => await client.patch(`/discussions/${discussionId}`, body);
const file = (changes = {}) => ({ name: 'étiquette.pdf', fileFormat: 'pdf', content: 'JVBERi0x', ...changes });

test('a reply in the newer shape: one receiver', async () => {
	const answer = await reply({ receiver: 'GrcOperator' });
	expect(answer.status).toBe(201);
	expect(writtenSchema.parse(answer.body)).toEqual(answer.body);
	expect(messages().at(-1)).toMatchObject({
		messageId: answer.body.messageId,
		body: 'Bonjour, c’est noté.',
		sender: { userId: LUMIERE, userType: 'Seller' },
		receivers: [{ userType: 'GrcOperator' }],
		hasRead: true,
	});
	expect(sent()).toMatchObject([{ sellerId: LUMIERE, orderId, details: { discussionId, to: ['GrcOperator'] } }]);
});

test('a reply in the older shape: receivers and the channel, with a file', async () => {
	const receivers = [{ userId: '55501', userType: 'Customer' }];
	const answer = await reply({ receiver: undefined, receivers, salesChannel: 'CDISFR', attachments: [file()] });
	expect(answer.status).toBe(201);
	expect(messages().at(-1)!.attachments).toEqual([{ attachmentName: 'étiquette.pdf', fileFormat: 'pdf' }]);
	const { items } = (await client.get(`/attachments?messageId=${answer.body.messageId}`)).body;
	expect(items[0].content).toBe('JVBERi0x');
	expect((await reply({ receiver: undefined, receivers })).body.errors).toHaveProperty('salesChannel');
});

test.each([
	['an unknown receiver', { receiver: 'Manager' }, 'receiver'],
	['no receiver', { receiver: undefined }, 'receiver'],
	['no receivers', { receivers: [] }, 'receivers'],
	['a blank body', { body: '  ' }, 'body'],
	['a body of 5001 characters', { body: 'x'.repeat(5001) }, 'body'],
	['four files', { attachments: Array.from({ length: 4 }, () => file()) }, 'attachments'],
	['files that are no list', { attachments: file() }, 'attachments'],
	['a format that is not listed', { attachments: [file({ fileFormat: 'exe' })] }, 'fileFormat'],
	['content that is not base64', { attachments: [file({ content: 'JVBERi0x!' })] }, 'content'],
	[
		'more than 4 MB in all',
		{ attachments: [file({ content: 'A'.repeat(3_000_000) }), file({ content: 'A'.repeat(3_000_000) })] },
		'attachments',
	],
])('%s is refused', async (_name, changes, field) => {
	const answer = await reply(changes);
	expect(answer.status).toBe(400);
	expect(answer.body.errors).toHaveProperty(field);
	expect(sent()).toEqual([]);
});

test('4 MB are allowed, the format may be taken from the name, and the log does not keep the content', async () => {
	const content = Buffer.alloc(4 * 1024 * 1024).toString('base64');
	const { body } = await reply({ attachments: [{ name: 'Photo.JPG', content }] });
	expect(body).toMatchObject({ messageId: expect.any(String) });
	expect(JSON.stringify(sandbox.calls.last(1)[0]!.body)).toContain(`${content.length} characters`);
});

test('a closed discussion takes no reply: 409', async () => {
	expect((await setOpen([{ op: 'replace', path: '/isOpen', value: false }])).status).toBe(204);
	expect((await reply({})).status).toBe(409);
	expect((await setOpen([{ op: 'replace', path: '/isOpen', value: false }])).status).toBe(409);
	expect(sandbox.marketplace.ledger.count({ effect: 'discussionClosed' })).toBe(1);
	expect((await setOpen([{ opt: 'replace', path: '/isOpen', value: 'true' }])).status).toBe(204);
	expect((await reply({})).status).toBe(201);
});

test.each([
	['an object', { op: 'replace', path: '/isOpen', value: false }, '$'],
	['two operations', [{}, {}], '$'],
	['another operation', [{ op: 'remove', path: '/isOpen' }], 'op'],
	['another path', [{ op: 'replace', path: '/hasRead', value: false }], 'path'],
	['another value', [{ op: 'replace', path: '/isOpen', value: 0 }], 'value'],
])('a PATCH with %s is refused', async (_name, body, field) => {
	expect((await setOpen(body)).body.errors).toHaveProperty([field]);
	expect(sandbox.marketplace.messages.one(discussionId).isOpen).toBe(true);
});

test('a message is marked as read, by its seller only', async () => {
	const { messageId } = messages()[0]!;
	const patch = [{ op: 'replace', path: '/hasRead', value: true }];
	expect((await new Client(sandbox, VELO).patch(`/messages/${messageId}`, patch)).status).toBe(404);
	expect(messages()[0]!.hasRead).toBe(false);
	expect((await client.patch(`/messages/${messageId}`, patch)).status).toBe(204);
	expect(messages()[0]!.hasRead).toBe(true);
	expect((await client.patch('/messages/none', patch)).status).toBe(404);
});

test('replies to nobody’s or another’s discussion: 404', async () => {
	expect((await reply({ discussionId: 'none' })).status).toBe(404);
	const other = new Client(sandbox, VELO);
	expect((await other.post('/messages', { discussionId, body: 'Bonjour', receiver: 'Customer' })).status).toBe(404);
});

describe('a seller begins', () => {
	const open = async (changes = {}) =>
		await client.post('/discussions', {
			subject: 'Adresse incomplète',
			orderId,
			salesChannel: 'CDISFR',
			subtypologyCode: 'address-incomplete',
			message: { body: 'Bonjour, quel est votre étage ?', receiver: 'Customer' },
			...changes,
		});

	test('a discussion about his order', async () => {
		const answer = await open();
		expect(answer.status).toBe(201);
		const { body } = await client.get(`/discussions/${answer.body.discussionId}`);
		expectAll([body], discussionSchema);
		expect(body).toMatchObject({
			subject: 'Adresse incomplète',
			orderSellerId: orderId,
			status: 'Treated',
			isOpen: true,
		});
		expect(body.messages).toMatchObject([
			{ messageId: answer.body.messageId, body: 'Bonjour, quel est votre étage ?' },
		]);
	});

	test('only where the channel allows it', async () => {
		const { body } = await client.get('/sales-channel-configurations/CDISFR');
		expect(channelConfigurationSchema.parse(body)).toEqual(body);
		expect(body).toMatchObject({ isSellerDiscussionCreationAllowed: true, attachments: { maxCount: 3 } });
		sandbox.marketplace.messages.allowOpening('CDISFR', false);
		expect((await open()).status).toBe(422);
		expect((await client.get('/sales-channel-configurations/CDISFR')).body.isSellerDiscussionCreationAllowed).toBe(
			false,
		);
		expect((await client.get('/sales-channel-configurations/NONE')).status).toBe(404);
		expect(sent()).toEqual([]);
	});

	test.each([
		['subject', { subject: '' }],
		['salesChannel', { salesChannel: 'OTHER' }],
		['subtypologyCode', { subtypologyCode: 'productIsDamaged' }],
		['message', { message: 'Bonjour' }],
		['receiver', { message: { body: 'Bonjour' } }],
		['orderId', { orderId: undefined }],
	])('not without a right %s', async (field, changes) => {
		expect((await open(changes)).body.errors).toHaveProperty(field);
	});

	test('nor about somebody else’s order', async () => {
		const other = sandbox.marketplace.placeOrder({ sellerId: VELO, status: 'Shipped' });
		expect((await open({ orderId: other.orderId })).status).toBe(404);
	});
});
