import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE } from './client.mts';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
});
afterEach(async () => await sandbox.close());

const waiting = (changes = {}) =>
	sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'WaitingAcceptance', lineCount: 2, ...changes }).orderId;
const answer = async (orderId: string, body: unknown) => await client.post(`/orders/${orderId}/approval-status`, body);

test('refusing ends the order and its lines', async () => {
	const orderId = waiting();
	expect((await answer(orderId, { approval_status: 'Refused' })).status).toBe(201);
	const order = sandbox.marketplace.order(orderId);
	expect([order.status, ...order.lines.map(({ status }) => status)]).toEqual(['Refused', 'Refused', 'Refused']);
	expect(sandbox.marketplace.ledger.find({ orderId }).at(-1)).toMatchObject({ effect: 'refused', sellerId: LUMIERE });
});

test('confirming twice takes effect once', async () => {
	const orderId = waiting();
	await answer(orderId, { approval_status: 'Accepted' });
	const second = await answer(orderId, { approval_status: 'Accepted' });
	expect(second.status).toBe(400);
	expect(second.headers.get('content-type')).toContain('application/problem+json');
	expect(second.body).toMatchObject({
		status: 400,
		traceId: expect.any(String),
		errors: { status: ['Cannot switch to accepted status from the status Accepted.'] },
	});
	expect(sandbox.marketplace.ledger.count({ orderId, effect: 'confirmed' })).toBe(1);
});

test.each([
	['nothing', undefined],
	['an empty object', {}],
	['camelCase', { approvalStatus: 'Accepted' }],
	['another word', { approval_status: 'Shipped' }],
	['lower case', { approval_status: 'accepted' }],
	['an array', [{ approval_status: 'Accepted' }]],
])('%s is no answer to an order', async (_name, body) => {
	const orderId = waiting();
	const { status, body: problem } = await answer(orderId, body);
	expect(status).toBe(400);
	expect(problem.errors.approval_status).toHaveLength(1);
	expect(sandbox.marketplace.order(orderId).status).toBe('WaitingAcceptance');
});

test('property names are matched whatever their case', async () => {
	const orderId = waiting();
	expect((await answer(orderId, { Approval_Status: 'Accepted' })).status).toBe(201);
});

test('only Cdiscount asks sellers', async () => {
	const orderId = waiting({ salesChannelId: 'SCID01' });
	expect((await answer(orderId, { approval_status: 'Accepted' })).status).toBe(400);
});

test('a body that is not JSON is 400, another content type 415', async () => {
	const orderId = waiting();
	await client.login();
	const send = async (contentType: string, body: string) =>
		await fetch(`${sandbox.apiUrl}/orders/${orderId}/approval-status`, {
			method: 'POST',
			headers: { authorization: `Bearer ${client.token}`, SellerId: LUMIERE, 'content-type': contentType },
			body,
		});
	expect((await send('application/json', '{"approval_status":')).status).toBe(400);
	expect((await send('text/plain', 'Accepted')).status).toBe(415);
	expect(sandbox.marketplace.order(orderId).status).toBe('WaitingAcceptance');
});
