import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CdiscountApi } from '../../credentials/CdiscountApi.credentials.ts';

const API = 'https://api.octopia-io.net/seller/v2';
const production = {
	accessToken: 'the-token',
	clientId: 'me',
	clientSecret: 'hush',
	sellerId: '98979',
	salesChannelId: '',
	environment: 'production',
};

/** In the words of n8n's newer request helper, and of the older one. */
const NO_REDIRECT = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	maxRedirects: 0,
	sendCredentialsOnCrossOriginRedirect: false,
};

const signed = async (
	request: Partial<IHttpRequestOptions>,
	credentials: ICredentialDataDecryptedObject = production,
) => await new CdiscountApi().authenticate(credentials, request as IHttpRequestOptions);

test.each([
	{ url: `${API}/orders` },
	{ url: API },
	{ baseURL: API, url: '/sellers' },
	{ url: 'https://API.octopia-io.net:443/seller/v2/orders/X' },
])('signs a request to the API: %j', async (request) => {
	expect((await signed(request)).headers).toEqual({
		Authorization: 'Bearer the-token',
		SellerId: '98979',
		SalesChannelId: 'CDISFR',
	});
});

test.each([
	['another host', { url: 'https://evil.example/seller/v2/orders' }],
	['a host that begins alike', { url: 'https://api.octopia-io.net.evil.example/seller/v2' }],
	['a host behind a user name', { url: 'https://api.octopia-io.net@evil.example/seller/v2' }],
	['another port', { url: 'https://api.octopia-io.net:8443/seller/v2' }],
	['plain http', { url: 'http://api.octopia-io.net/seller/v2/orders' }],
	['another path', { url: 'https://api.octopia-io.net/operator/v1' }],
	['a path that begins alike', { url: 'https://api.octopia-io.net/seller/v23/orders' }],
	['a way out of the path', { url: `${API}/../../operator/v1` }],
	['an encoded way out of the path', { url: `${API}/%2e%2e/%2e%2e/operator/v1` }],
	['a full address on top of a base', { baseURL: `${API}/`, url: 'https://evil.example/' }],
	['the sign-in service', { url: 'https://auth.octopia-io.net/auth/realms/maas/protocol/openid-connect/token' }],
])('gives the token to no request to %s', async (_what, request) => {
	await expect(signed(request)).rejects.toThrow(
		'This credential signs requests to https://api.octopia-io.net/seller/v2 only',
	);
});

test('in a custom environment signs for that API, and no longer for the real one', async () => {
	const custom = {
		...production,
		environment: 'custom',
		apiUrl: 'http://127.0.0.1:4010/seller/v2/',
		tokenUrl: 'http://127.0.0.1:4010/token',
	};
	expect((await signed({ url: 'http://127.0.0.1:4010/seller/v2/orders' }, custom)).headers).toHaveProperty(
		'Authorization',
	);
	await expect(signed({ url: `${API}/orders` }, custom)).rejects.toThrow('not to https://api.octopia-io.net');
});

test('keeps the headers and the rest of the request, and a seller that is set already', async () => {
	const request = { url: `${API}/orders`, qs: { a: 1 }, headers: { sellerid: '1', Accept: 'application/json' } };
	expect(await signed(request)).toEqual({
		...request,
		...NO_REDIRECT,
		headers: {
			sellerid: '1',
			Accept: 'application/json',
			SalesChannelId: 'CDISFR',
			Authorization: 'Bearer the-token',
		},
	});
	expect(request.headers).toEqual({ sellerid: '1', Accept: 'application/json' });
});

test.each(['Authorization', 'authorization'])('puts its own token in the place of another (%s)', async (name) => {
	const { headers } = await signed({ url: `${API}/orders`, headers: { [name]: 'Bearer other' } });
	expect(headers).toMatchObject({ Authorization: 'Bearer the-token' });
	expect(JSON.stringify(headers)).not.toContain('other');
});

test('what is sent is the address that was checked, in one piece', async () => {
	const { url, baseURL } = await signed({ baseURL: `${API}/`, url: '//orders/../sellers'.slice(1) });
	expect([url, baseURL]).toEqual([`${API}/sellers`, undefined]);
	await expect(signed({ url: '\thttps://evil.example/seller/v2/orders' })).rejects.toThrow(
		'not to https://evil.example',
	);
	await expect(signed({ url: 'https://' })).rejects.toThrow('not to an address that is none');
});

test('signs what the HTTP Request node sends, and lets neither form follow a redirect with the token', async () => {
	const redirects = { followRedirect: true, followAllRedirects: true, maxRedirects: 21 };
	const legacy = { uri: `${API}/orders`, method: 'GET', ...redirects } as unknown as Partial<IHttpRequestOptions>;
	expect(await signed(legacy)).toMatchObject({
		uri: `${API}/orders`,
		headers: { Authorization: 'Bearer the-token' },
		...NO_REDIRECT,
	});
	const foreign = { uri: 'https://evil.example/seller/v2/orders' } as unknown as Partial<IHttpRequestOptions>;
	await expect(signed(foreign)).rejects.toThrow('signs requests to https://api.octopia-io.net/seller/v2 only');
});
