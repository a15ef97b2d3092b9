import type { Sandbox } from '../../sandbox/server.mts';
import { Client, frozenSandbox, LUMIERE, readResponse } from './client.mts';

let sandbox: Sandbox;
let client: Client;

async function open(options = {}) {
	await sandbox?.close();
	sandbox = await frozenSandbox(options);
	client = new Client(sandbox);
}
beforeEach(async () => await open());
afterAll(async () => await sandbox.close());

const ask = async (body: URLSearchParams | string, headers: Record<string, string> = {}) =>
	await readResponse(await fetch(sandbox.tokenUrl, { method: 'POST', body, headers }));
const form = (changes: Record<string, string>) =>
	new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: 'demo-client',
		client_secret: 'demo-secret',
		...changes,
	});

describe('token', () => {
	test('lasts two hours by the clock of the sandbox', async () => {
		const { status, body } = await client.login();
		expect(status).toBe(200);
		expect(body).toMatchObject({ expires_in: 7200, refresh_expires_in: 0, token_type: 'Bearer' });
		sandbox.clock.advance(7199);
		expect((await client.get('/orders')).status).toBe(200);
		sandbox.clock.advance(1);
		const late = await client.get('/orders');
		expect(late.status).toBe(401);
		expect(late.headers.get('content-type')).toContain('application/problem+json');
		expect(late.body).toMatchObject({ status: 401, title: 'Unauthorized' });
	});

	test('lives as long as the option says', async () => {
		await open({ tokenLifeSeconds: 60 });
		expect((await client.login()).body.expires_in).toBe(60);
		sandbox.clock.advance(60);
		expect((await client.get('/orders')).status).toBe(401);
	});

	test('is refused once revoked, and a new one works', async () => {
		await client.login();
		sandbox.revokeTokens();
		expect((await client.get('/orders')).status).toBe(401);
		await client.login();
		expect((await client.get('/orders')).status).toBe(200);
	});

	test('is given 500 times an hour, per client', async () => {
		const counted = sandbox.tokens.identify('demo-client', 'demo-secret')!;
		for (let index = 0; index < 499; index += 1) sandbox.tokens.issue(counted);
		expect((await client.login()).status).toBe(200);
		sandbox.clock.advance(600);
		const refused = await client.login();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('3000');
		expect((await ask(form({ client_id: 'other-client', client_secret: 'other-secret' }))).status).toBe(200);
		sandbox.clock.advance(3000);
		expect((await client.login()).status).toBe(200);
	});

	test('is refused to a wrong pair', async () => {
		for (const wrong of [form({ client_secret: 'wrong' }), form({ client_id: 'nobody' })]) {
			expect(await ask(wrong)).toMatchObject({
				status: 401,
				body: { error: 'invalid_client', error_description: 'Invalid client or Invalid client credentials' },
			});
		}
		expect(sandbox.tokens.issuedCount).toBe(0);
	});

	test.each([
		['no grant type', new URLSearchParams({ client_id: 'demo-client', client_secret: 'demo-secret' })],
		['another grant type', form({ grant_type: 'password' })],
		['no secret', form({ client_secret: '' })],
		['no client', form({ client_id: '' })],
	])('%s is a bad request', async (_name, body) => {
		const answer = await ask(body);
		expect(answer.status).toBe(400);
		expect(answer.body.error).toMatch(/invalid_request|unsupported_grant_type/);
	});

	test('another content type is a bad request', async () => {
		const fields = JSON.stringify(Object.fromEntries(form({})));
		expect((await ask(fields, { 'content-type': 'application/json' })).status).toBe(400);
		expect((await ask(form({}).toString(), { 'content-type': 'text/plain' })).status).toBe(400);
	});

	test('may be asked for with HTTP Basic', async () => {
		const authorization = `Basic ${Buffer.from('demo-client:demo-secret').toString('base64')}`;
		const body = new URLSearchParams({ grant_type: 'client_credentials' });
		expect((await ask(body, { authorization })).status).toBe(200);
	});
});

describe('the gate', () => {
	test('wants a token', async () => {
		for (const headers of [{}, { authorization: 'Bearer made-up' }, { authorization: 'Basic abc' }]) {
			const answer = await fetch(`${sandbox.apiUrl}/orders`, {
				headers: { SellerId: LUMIERE, ...headers } as HeadersInit,
			});
			expect(answer.status).toBe(401);
		}
	});

	test('wants a seller, whatever the case of the header', async () => {
		const anonymous = new Client(sandbox, null);
		const answer = await anonymous.get('/orders');
		expect(answer).toMatchObject({ status: 400, body: { errors: { SellerId: [expect.any(String)] } } });
		expect((await anonymous.get('/orders', { sellerid: LUMIERE, salesChannelId: 'CDISFR' })).status).toBe(200);
		expect((await anonymous.get('/orders', { SELLERID: LUMIERE })).status).toBe(200);
	});

	test.each(['55555', '1', 'demo'])('refuses the seller %s, who is not linked to the client', async (sellerId) => {
		const answer = await new Client(sandbox, sellerId).get('/orders');
		expect(answer.status).toBe(403);
		expect(answer.headers.get('content-type')).toContain('application/problem+json');
		expect(answer.body.detail).toContain(sellerId);
	});

	test('lets the other client serve its own seller only', async () => {
		const pair = { client_id: 'other-client', client_secret: 'other-secret' };
		expect((await new Client(sandbox, '55555', pair).get('/orders')).status).toBe(200);
		expect((await new Client(sandbox, LUMIERE, pair).get('/orders')).status).toBe(403);
	});

	test('serves JSON only', async () => {
		expect((await client.get('/orders', { accept: 'text/csv' })).status).toBe(406);
		expect((await client.get('/orders', { accept: 'application/json, text/plain, */*' })).status).toBe(200);
	});

	test.each(['/nope', '/orders/A/accept', ''])('answers unknown paths like the gateway: %s', async (path) => {
		const answer = await client.get(path);
		expect(answer).toMatchObject({ status: 404, body: { statusCode: 404, message: 'Resource not found' } });
	});
});

test('a spent quota answers 403 and counts down until it is replenished', async () => {
	await open({ quota: { calls: 2, windowSeconds: 900 } });
	const message = async () => (await client.get('/carriers')).body.message;
	expect((await client.get('/carriers')).status).toBe(200);
	sandbox.clock.advance(205);
	expect((await client.get('/carriers')).status).toBe(200);
	const spent = await client.get('/carriers');
	expect(spent).toMatchObject({
		status: 403,
		body: { statusCode: 403, message: 'Out of call volume quota. Quota will be replenished in 00:11:35.' },
	});
	sandbox.clock.advance(600);
	expect(await message()).toBe('Out of call volume quota. Quota will be replenished in 00:01:35.');
	sandbox.clock.advance(95);
	expect((await client.get('/carriers')).status).toBe(200);
});

test('answers are dated by the clock of the sandbox', async () => {
	sandbox.clock.advance(86_400);
	const answer = await fetch(`${sandbox.apiUrl}/orders`);
	expect(Date.parse(answer.headers.get('date') ?? '')).toBe(Math.floor(sandbox.clock.now() / 1000) * 1000);
});
