import {
	attachmentSchema,
	discussionSchema,
	messageSchema,
	typologySchema,
} from '../../nodes/Cdiscount/marketplace/message/schema.ts';
import { countSchema } from '../../nodes/Cdiscount/marketplace/schemaParts.ts';
import { seedShop } from '../../sandbox/seeds/seedShop.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import { Client, expectAll, frozenSandbox, LUMIERE, VELO, type Json } from './client.mts';

let sandbox: Sandbox;
let client: Client;
let orderId: string;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
	orderId = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'Shipped' }).orderId;
});
afterEach(async () => await sandbox.close());

const writes = (changes = {}) => sandbox.marketplace.messages.customerWrites({ orderId, ...changes });
const subjects = async (query: string) =>
	(await client.get(`/discussions?${query}`)).body.items.map(({ subject }: Json) => subject);
const one = async (id: string) => (await client.get(`/discussions/${id}`)).body;

test('what a customer writes becomes a discussion about his order', async () => {
	const order = sandbox.marketplace.order(orderId);
	const { discussionId } = writes({ subject: 'Où est mon colis ?', body: 'Bonjour, ça fait dix jours…' });
	expect(discussionId).toMatch(/^[0-9a-f]{24}$/);
	const discussion = await one(discussionId);
	expectAll([discussion], discussionSchema);
	expectAll(discussion.messages, messageSchema);
	expect(discussion).toMatchObject({
		subject: 'Où est mon colis ?',
		orderSellerId: orderId,
		orderReference: order.reference,
		salesChannel: 'CDISFR',
		isOpen: true,
		graduation: 'Discussion',
		status: 'ToTreat',
		typologyCode: 'Order',
		sellerId: LUMIERE,
		createdAt: '2026-09-02T12:00:00Z',
		messages: [
			{
				body: 'Bonjour, ça fait dix jours…',
				sender: { userType: 'Customer' },
				receivers: [{ userId: LUMIERE, userType: 'Seller' }],
				hasRead: false,
				attachments: [],
			},
		],
	});
	expect(sandbox.marketplace.ledger.find({ orderId }).at(-1)).toMatchObject({
		effect: 'messageReceived',
		details: { discussionId, from: 'Customer' },
	});
	const other = new Client(sandbox, VELO);
	expect((await other.get(`/discussions/${discussionId}`)).status).toBe(404);
	expect((await other.get('/discussions')).body).toEqual({ itemsPerPage: 0, items: [] });
});

test('a message bumps its discussion, which is to treat until the seller has answered', async () => {
	const { discussionId } = writes();
	const state = async () => {
		const { status, updatedAt } = await one(discussionId);
		return [status, updatedAt.slice(11, 19)];
	};
	sandbox.clock.advance(60);
	await client.post('/messages', { discussionId, body: 'Bonjour, nous regardons.', receiver: 'Customer' });
	expect(await state()).toEqual(['Treated', '12:01:00']);
	sandbox.clock.advance(60);
	sandbox.marketplace.messages.operatorWrites(discussionId, { body: 'Merci de répondre.' });
	expect(await state()).toEqual(['ToTreat', '12:02:00']);
	expect((await one(discussionId)).messages.map(({ sender }: Json) => sender.userType)).toEqual([
		'Customer',
		'Seller',
		'GrcOperator',
	]);
});

test('a customer escalates once; a new message reopens a closed discussion', async () => {
	const { messages } = sandbox.marketplace;
	const { discussionId } = writes();
	sandbox.clock.advance(5);
	expect(messages.escalate(discussionId)).toMatchObject({ graduation: 'Claim', updatedAt: '2026-09-02T12:00:05Z' });
	expect(() => messages.escalate(discussionId)).toThrow('already');
	await client.patch(`/discussions/${discussionId}`, [{ op: 'replace', path: '/isOpen', value: false }]);
	expect((await one(discussionId)).isOpen).toBe(false);
	messages.customerWrites({ discussionId, body: 'Encore moi !' });
	expect(await one(discussionId)).toMatchObject({ isOpen: true, status: 'ToTreat' });
});

test('filters, pages and counts', async () => {
	writes({ subject: 'A', subTypologyCode: 'productIsDamaged' });
	sandbox.clock.advance(3600);
	const { discussionId } = writes({ subject: 'B' });
	sandbox.clock.advance(3600);
	sandbox.marketplace.messages.customerWrites({ sellerId: LUMIERE, offerId: '98979_AUC1_6_CDISFR', subject: 'C' });
	await client.post('/messages', { discussionId, body: 'Réponse', receiver: 'Customer' });
	expect(await subjects('')).toEqual(['A', 'B', 'C']);
	expect(await subjects('sort=updatedAt&desc=updatedAt&pageSize=2')).toEqual(['B', 'C']);
	expect(await subjects('pageIndex=2&pageSize=2')).toEqual(['C']);
	expect(await subjects('processStatus=ToTreat')).toEqual(['A', 'C']);
	expect(await subjects(`orderSellerId=${orderId}&isOpen=true`)).toEqual(['A', 'B']);
	expect(await subjects('isOpen=false')).toEqual([]);
	expect(await subjects('typologyCode=Offer')).toEqual(['C']);
	expect(await subjects('subTypologyCode=productIsDamaged')).toEqual(['A']);
	expect(await subjects(`discussionId=${discussionId}`)).toEqual(['B']);
	expect(await subjects('salesChannel=OTHER')).toEqual([]);
	expect(await subjects('updatedAtMin=2026-09-02T12:30:00Z')).toEqual(['B', 'C']);
	expect(await subjects('updatedAtMax=2026-09-02T12:30:00Z')).toEqual(['A']);

	sandbox.marketplace.messages.escalate(discussionId);
	const count = async (query: string) => (await client.get(`/discussions/count?${query}`)).body;
	expect(countSchema.parse(await count(''))).toEqual({ count: 3 });
	expect(await count('graduationCode=Claim')).toEqual({ count: 1 });
	expect(await count('processStatus=ToTreat&salesChannel=CDISFR')).toEqual({ count: 2 });
	for (const query of [
		'processStatus=Done',
		'isOpen=maybe',
		'includeMessages=All',
		'pageSize=101',
		'updatedAtMin=soon',
	])
		expect((await client.get(`/discussions?${query}`)).status).toBe(400);
});

test('the window of updates spans six months at most', async () => {
	const status = async (query: string) => (await client.get(`/discussions?${query}`)).status;
	expect(await status('updatedAtMin=2026-03-02T12:00:00Z')).toBe(200);
	expect(await status('updatedAtMin=2026-03-02T11:59:59Z')).toBe(400);
	expect(await status('updatedAtMin=2025-01-01T00:00:00Z&updatedAtMax=2025-07-01T00:00:00Z')).toBe(200);
	expect(await status('updatedAtMin=2025-01-01T00:00:00Z&updatedAtMax=2025-07-02T00:00:00Z')).toBe(400);
});

test('a list carries the first or the last message when asked to', async () => {
	const { discussionId } = writes({ body: 'Première' });
	sandbox.marketplace.messages.customerWrites({ discussionId, body: 'Dernière' });
	const body = async (query: string) =>
		(await client.get(`/discussions?${query}`)).body.items[0].messages?.map((message: Json) => message.body);
	expect(await body('')).toBeUndefined();
	expect(await body('includeMessages=FirstMessage')).toEqual(['Première']);
	expect(await body('includeMessages=LastMessage')).toEqual(['Dernière']);
});

test('attachments are fetched by message or discussion', async () => {
	const attachments = [{ attachmentName: 'photo.jpg', fileFormat: 'jpg', content: 'AAAA' }];
	const { discussionId, message } = writes({ attachments });
	expect(message.attachments).toEqual([{ attachmentName: 'photo.jpg', fileFormat: 'jpg' }]);
	for (const query of [`messageId=${message.messageId}`, `discussionId=${discussionId}`]) {
		const { items } = (await client.get(`/attachments?${query}`)).body;
		expectAll(items, attachmentSchema);
		expect(items).toEqual([{ messageId: message.messageId, ...attachments[0] }]);
	}
	expect((await client.get('/attachments')).status).toBe(400);
	expect((await client.get('/attachments?messageId=none')).status).toBe(404);
	expect((await new Client(sandbox, VELO).get(`/attachments?discussionId=${discussionId}`)).status).toBe(404);
});

test('typologies say what discussions may be about', async () => {
	const { items } = (await client.get('/typologies?salesChannel=CDISFR&userType=Seller&orderStatus=Shipped')).body;
	expectAll(items, typologySchema);
	expect(items[0].subTypologies.map(({ subTypologyCode }: Json) => subTypologyCode)).toContain('broken-product');
	const offers = (await client.get('/typologies?typologyCode=Offer')).body.items;
	expect(offers[0].typologyCode).toBe('Offer');
});

test('the seeded shop has a claim, and every discussion passes the schema', async () => {
	seedShop(sandbox.marketplace);
	const { items } = (await client.get('/discussions?includeMessages=LastMessage')).body;
	expectAll(items, discussionSchema);
	expect(items.filter(({ graduation }: Json) => graduation === 'Claim')).toHaveLength(1);
	expect(JSON.stringify(items)).toMatch(/[éèàç]/);
	for (const { createdAt, updatedAt } of items)
		expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.parse(updatedAt));
});
