import { secondsSlept } from '../../../../engine/slept.mts';
import nock from 'nock';
import { order, waiting } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';
import type { FaultRule } from '../../../../../sandbox/http/faults.mts';

afterEach(closeShops);
beforeEach(secondsSlept);

test.each<[FaultRule, string, number]>([
	[{ kind: 'notJson', count: 99 }, 'The marketplace answered something that cannot be read: text instead of JSON.', 2],
	[
		{ kind: 'truncatedJson', count: 99 },
		'The marketplace answered something that cannot be read: text instead of JSON.',
		2,
	],
	[{ kind: '502', count: 99 }, 'The marketplace is not working at the moment (it answered 502).', 6],
	[{ kind: '503', count: 99 }, 'The marketplace is not working at the moment (it answered 503).', 6],
	[{ kind: 'drop', count: 99 }, 'The connection broke before the marketplace answered.', 6],
])('an order that cannot be read ($kind) is not written to', async (rule, sentence, calls) => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	shop.sandbox.faults.add(rule);

	const { output, error } = await shop.engine.run(order('confirm', { orderId }));

	expect(error?.message).toBe(sentence);
	expect(`${error?.message}${error?.description}`).not.toMatch(/<|html/i);
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual(Array(calls).fill(`GET /orders/${orderId}`));
});

test.each([
	['is refused', () => undefined, '127.0.0.1:9 cannot be reached. The connection was refused.'],
	[
		'answers 503',
		() => nock('http://127.0.0.1:9').persist().post('/token').reply(503, ''),
		'The sign-in service at 127.0.0.1:9 is not working at the moment (it answered 503 without a token).',
	],
	[
		'answers 200 without a token',
		() => nock('http://127.0.0.1:9').persist().post('/token').reply(200, { expires_in: 7200 }),
		'The sign-in service at 127.0.0.1:9 is not working at the moment (it answered 200 without a token).',
	],
	[
		'answers a page',
		() => nock('http://127.0.0.1:9').persist().post('/token').reply(200, '<html>Maintenance</html>'),
		'The sign-in service at 127.0.0.1:9 is not working at the moment (it answered 200 without a token).',
	],
	[
		'refuses the pair',
		() => nock('http://127.0.0.1:9').persist().post('/token').reply(401, { error: 'invalid_client' }),
		'Cdiscount does not accept this Client ID and Client Secret.',
	],
])('a sign-in that %s gets one sentence, and the marketplace is not called', async (_what, mock, sentence) => {
	const shop = await openShop({}, { tokenUrl: 'http://127.0.0.1:9/token' });
	const { orderId } = waiting(shop);
	mock();

	const { output, error } = await shop.engine.run(order('confirm', { orderId }));

	expect(error?.message).toBe(sentence);
	expect(error?.description).toBeTruthy();
	expect(output).toEqual([]);
	expect(shop.asked()).toEqual([]);
});

test.each([
	['a seller id with letters', { sellerId: 'SHOP1' }, 'The Seller ID "SHOP1" is not a number.'],
	[
		'a login of the old service',
		{ clientId: 'xyz-api' },
		'"xyz-api" is a login of the old SOAP service, which was switched off in 2025.',
	],
	['no client id', { clientId: ' ' }, 'The Client ID is empty.'],
	['no secret', { clientSecret: '' }, 'The Client Secret is empty.'],
	[
		'a token address in plain http',
		{ tokenUrl: 'http://auth.example.com/token' },
		'The Token URL "http://auth.example.com/token" would send the client secret unencrypted.',
	],
	[
		'an API address in plain http',
		{ apiUrl: 'http://api.example.com/v2' },
		'The API URL "http://api.example.com/v2" would send the client secret unencrypted.',
	],
	['an address that is none', { apiUrl: 'api.example.com' }, 'The API URL "api.example.com" is not a web address.'],
])('with %s in the credential nothing leaves this machine', async (_what, wrong, sentence) => {
	const shop = await openShop({}, wrong);
	const { orderId } = waiting(shop);

	const { output, error } = await shop.engine.run(order('confirm', { orderId }));

	expect(error?.message).toBe(sentence);
	expect(error?.description).toBeTruthy();
	expect(output).toEqual([]);
	expect(shop.sandbox.calls.find()).toEqual([]);
});

test('a seller that the client may not act for is named', async () => {
	const shop = await openShop({}, { sellerId: '55555' });

	const { error } = await shop.engine.run(order('get', { orderId: 'CDISFR1' }));

	expect(error?.message).toBe('Cdiscount does not let this client act for the seller 55555.');
	expect(error?.httpCode).toBe('403');
	expect(secondsSlept()).toBe(0);
});

test('without a seller id in the credential nothing is asked', async () => {
	const shop = await openShop({}, { sellerId: '' });

	const { error } = await shop.engine.run(order('get', { orderId: 'CDISFR1' }));

	expect(error?.message).toBe('The Seller ID is empty.');
});

test.each([
	['nothing, by a proxy that did not pass it on', ''],
	['a bare id', '"64af0c2e-17"'],
	['a page', '<html>Maintenance</html>'],
	['half an object', '{"requestId":"64af'],
])('a confirmation that is answered by %s', async (_what, body) => {
	const shop = await openShop();
	const { orderId } = waiting(shop);
	const url = new URL(shop.sandbox.apiUrl);
	nock(url.origin, { allowUnmocked: true })
		.post(`${url.pathname}/orders/${orderId}/approval-status`)
		.reply(200, body, { 'content-type': 'application/json' });

	const { output, error } = await shop.engine.run(order('confirm', { orderId }));

	expect(output).toEqual([]);
	expect(error?.message).toContain('It is not known whether the confirmation');
});
