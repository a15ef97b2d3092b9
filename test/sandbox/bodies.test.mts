import type { Sandbox } from '../../sandbox/server.mts';
import { Client, control, frozenSandbox, LUMIERE, readResponse, type ApiResponse } from './client.mts';

let sandbox: Sandbox;
let client: Client;
let orderId: string;

beforeEach(async () => {
	sandbox = await frozenSandbox();
	client = new Client(sandbox);
	await client.login();
	orderId = sandbox.marketplace.placeOrder({ sellerId: LUMIERE, status: 'WaitingAcceptance' }).orderId;
});
afterEach(async () => await sandbox.close());

const send = async (
	path: string,
	type: string,
	body: string,
	method = 'POST',
	token = client.token,
): Promise<ApiResponse> =>
	await readResponse(
		await fetch(sandbox.apiUrl + path, {
			method,
			headers: { SellerId: LUMIERE, 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
			body,
		}),
	);
const approve = async (type: string, body: string, token?: string) =>
	await send(`/orders/${orderId}/approval-status`, type, body, 'POST', token);
const ACCEPTED = '{"approval_status":"Accepted"}';

test.each(['application/json', 'Application/JSON; charset=utf-8', 'application/vnd.octopia+json'])(
	'%s is JSON',
	async (type) => {
		expect((await approve(type, ACCEPTED)).status).toBe(201);
	},
);

test('both endpoints that take patches take them by their own type', async () => {
	const { discussionId, message } = sandbox.marketplace.messages.customerWrites({ orderId });
	const patch = async (path: string, field: string, value: boolean) =>
		await send(path, 'application/json-patch+json', JSON.stringify([{ op: 'replace', path: field, value }]), 'PATCH');
	expect((await patch(`/discussions/${discussionId}`, '/isOpen', false)).status).toBeLessThan(300);
	expect((await patch(`/messages/${message.messageId}`, '/hasRead', true)).status).toBeLessThan(300);
	const { body } = await client.get(`/discussions/${discussionId}`);
	expect(body).toMatchObject({ isOpen: false, messages: [{ hasRead: true }] });
});

test.each([
	['application/x-www-form-urlencoded', 'approval_status=Accepted'],
	['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'],
	['text/plain', ACCEPTED],
	['application/xml', '<a/>'],
	['application/jsonp', ACCEPTED],
])('%s where JSON is expected is 415', async (type, body) => {
	const answer = await approve(type, body);
	expect(answer).toMatchObject({ status: 415, body: { status: 415, title: 'Unsupported Media Type' } });
	expect(answer.headers.get('content-type')).toContain('application/problem+json');
	expect(sandbox.marketplace.order(orderId).status).toBe('WaitingAcceptance');
});

test.each([
	['application/json', '['],
	['text/plain', 'a'],
	['application/x-www-form-urlencoded', 'a=b'],
	['multipart/form-data; boundary=x', 'nothing'],
])('the token comes before what is wrong with a body of %s', async (type, body) => {
	expect((await approve(type, body, 'made-up')).status).toBe(401);
	expect((await approve(type, body)).status).toBeGreaterThanOrEqual(400);
	expect((await approve(type, body)).status).not.toBe(401);
});

test('what is no JSON is 400', async () => {
	expect(await approve('application/json', '[')).toMatchObject({
		status: 400,
		body: { detail: 'The body is not valid JSON.' },
	});
	const own = await fetch(`${sandbox.url}/_sandbox/orders`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: '[',
	});
	expect(own.status).toBe(400);
	expect((await control(sandbox, 'POST', '/reset')).status).toBe(204);
});

test('a request without a body is one, whatever type its client names', async () => {
	const empty = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
	expect((await fetch(`${sandbox.url}/_sandbox/tokens/revoke`, empty)).status).toBeLessThan(300);
	expect((await client.get('/orders')).status).toBe(401);
});
