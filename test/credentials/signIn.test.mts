import '../engine/slept.mts';
import { closeShops, openShop } from '../engine/shop.mts';
import { Engine } from '../engine/engine.mts';

afterEach(closeShops);

/** What a person reads who tries a credential in the engine; an order is asked for, which needs a token. */
async function sentenceFor(credential: Record<string, string>) {
	const { error } = await new Engine(credential).run({ resource: 'order', operation: 'count' });
	return `${error?.message} ${error?.description}`;
}

test.each([
	[
		'a wrong secret',
		{ clientSecret: 'wrong' },
		/^Cdiscount does not accept this Client ID and Client Secret\. Check both/,
	],
	[
		'a wrong client',
		{ clientId: 'nobody' },
		/^Cdiscount does not accept this Client ID and Client Secret\. Check both/,
	],
	['a login of the old service', { clientId: 'Shop-API' }, /login of the old SOAP service.*Create API credentials/],
	[
		'a host that does not answer',
		{ apiUrl: 'http://127.0.0.1:9/seller/v2' },
		/^127\.0\.0\.1:9 cannot be reached\. The connection was refused\..*Check the address/,
	],
	[
		'a sign-in that does not answer',
		{ tokenUrl: 'http://127.0.0.1:9/t' },
		/^127\.0\.0\.1:9 cannot be reached\. The connection was refused\./,
	],
	['plain http', { tokenUrl: 'http://10.0.0.5/token' }, /would send the client secret unencrypted.*Use https/],
	['an address with a password', { apiUrl: 'https://me:pw@api.example/v2' }, /is not a web address/],
	['another protocol', { apiUrl: 'ftp://api.example/v2' }, /is not a web address/],
])('%s gets its own sentence', async (_what, wrong, sentence) => {
	const shop = await openShop({}, wrong);
	expect(await sentenceFor(shop.credential)).toMatch(sentence);
});

test('with a host that does not answer no token is asked for', async () => {
	const shop = await openShop({}, { apiUrl: 'http://127.0.0.1:9/seller/v2' });
	await sentenceFor(shop.credential);
	expect(shop.tokens()).toBe(0);
});

test.each(['http://localhost:4010/t', 'http://127.0.0.1/t', 'http://[::1]:4010/t', 'https://proxy.example/t'])(
	'%s is an address a secret may go to',
	async (tokenUrl) => {
		const shop = await openShop({}, { tokenUrl });
		expect(await sentenceFor(shop.credential)).not.toMatch(/unencrypted|web address/);
	},
);

test('a spent allowance of tokens is told as what it is', async () => {
	const shop = await openShop({ tokensPerHour: 1 });
	expect(await sentenceFor(shop.credential)).toBe('undefined undefined');
	shop.sandbox.revokeTokens();
	const { error } = await shop.engine.run({ resource: 'order', operation: 'count' });
	expect(error?.message).toMatch(/token|sign-in/i);
	expect(`${error?.message} ${error?.description}`).toMatch(/429|hour|later|minutes/);
});
