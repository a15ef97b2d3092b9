import '../engine/slept.mts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import get from 'lodash/get';
import { CredentialTestContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialTestFunction,
	type INode,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { CdiscountApi } from '../../credentials/CdiscountApi.credentials.ts';
import { CdiscountPartnerApi } from '../../credentials/CdiscountPartnerApi.credentials.ts';
import { Cdiscount } from '../../nodes/Cdiscount/Cdiscount.node.ts';
import { CdiscountTrigger } from '../../nodes/Cdiscount/CdiscountTrigger.node.ts';
import { closeShops, openShop, SELLER, type Shop } from '../engine/shop.mts';
import type { FaultRule } from '../../sandbox/http/faults.mts';

afterEach(closeShops);

/** What n8n shows for a credential of one seller, in whose form these fields differ from a right one. */
async function tested(shop: Shop, fields: Record<string, string> = {}) {
	const test = new Cdiscount().methods.credentialTest.testSeller as ICredentialTestFunction;
	const context = new CredentialTestContext({} as IWorkflowExecuteAdditionalData);
	const data = { accessToken: '', ...shop.credential, ...fields };
	return await test.call(context, { id: '1', name: 'Shop', type: 'cdiscountApi', data });
}

const refused = (sentence: RegExp) => ({ status: 'Error', message: expect.stringMatching(sentence) });

test('both nodes offer the test, and the credential has no other', () => {
	for (const { description, methods } of [new Cdiscount(), new CdiscountTrigger()]) {
		const { testedBy } = description.credentials!.find(({ name }) => name === 'cdiscountApi')!;
		expect(methods.credentialTest).toHaveProperty(testedBy as string);
	}
	expect(new CdiscountApi()).not.toHaveProperty('test');
});

test('is content with a right credential, and changes nothing', async () => {
	const shop = await openShop();

	expect(await tested(shop, { clientId: ' demo-client\u200b' })).toEqual({
		status: 'OK',
		message: 'Connection successful!',
	});

	expect(shop.asked()).toEqual(['GET /sellers', 'GET /sellers/subscriptions']);
	expect(shop.tokens()).toBe(1);
});

test.each(['CDISFRR', 'cdiscount.com', 'cdisfr'])(
	'the sales channel %s is refused with those of the shop',
	async (channel) => {
		expect(await tested(await openShop(), { salesChannelId: channel })).toEqual({
			status: 'Error',
			message: `The Sales Channel "${channel}" is none of the seller ${SELLER}, who sells on CDISFR. Enter it as it is written here; cdiscount.com is CDISFR.`,
		});
	},
);

test.each([
	['an empty Seller ID', { sellerId: ' \u200b' }, /^The Seller ID is empty\. Enter the number of the shop/],
	['a Seller ID with letters', { sellerId: 'shop' }, /^The Seller ID "shop" is not a number\./],
	['an empty secret', { clientSecret: '' }, /^The Client Secret is empty\./],
	['a login of the SOAP service', { clientId: 'shop-api' }, /login of the old SOAP service/],
	['plain http', { tokenUrl: 'http://auth.example.com/token' }, /would send the client secret unencrypted/],
])('%s is told before anything is sent', async (_what, fields, sentence) => {
	const shop = await openShop();
	expect(await tested(shop, fields)).toEqual(refused(sentence));
	expect(shop.sandbox.calls.find()).toEqual([]);
});

test.each([
	['a wrong secret', { clientSecret: 'x' }, /^Cdiscount does not accept this Client ID and Client Secret\./],
	[
		'a seller of another client',
		{ sellerId: '55555' },
		/^The Client ID is right, but it may not act for this Seller ID\./,
	],
	[
		'a host that does not answer',
		{ apiUrl: 'http://127.0.0.1:9/v2' },
		/^127\.0\.0\.1:9 cannot be reached\. The connection was refused\./,
	],
	['a sign-in that does not answer', { tokenUrl: 'http://127.0.0.1:9/t' }, /^127\.0\.0\.1:9 cannot be reached\./],
])('says that there is %s', async (_what, fields, sentence) => {
	expect(await tested(await openShop(), fields)).toEqual(refused(sentence));
});

test('says that the address is no API', async () => {
	const shop = await openShop();
	expect(await tested(shop, { apiUrl: `${shop.sandbox.url}/nothing/here` })).toEqual(
		refused(/^There is no Octopia API at the API URL\. Check the address\./),
	);
});

test.each<[FaultRule, RegExp]>([
	[{ kind: 'quota', retryAfter: 60 }, /^The credential is right, but its call quota is used up at the moment\./],
	[{ kind: 'unauthorized', count: 9 }, /^Cdiscount refused a fresh access token\. Check the Client ID/],
	[{ kind: '500', count: 99 }, /not working at the moment/],
	[{ kind: '429', count: 99 }, /fewer calls/],
])('tells $kind from a wrong credential', async (fault, sentence) => {
	const shop = await openShop();
	shop.sandbox.faults.add({ ...fault, path: '/sellers' });
	expect(await tested(shop)).toEqual(refused(sentence));
});

test('the token follows no redirect', async () => {
	const shop = await openShop();
	const { apiUrl } = shop.sandbox;
	const redirecting = createServer((_request, response) =>
		response.writeHead(302, { location: `${apiUrl}/sellers` }).end(),
	);
	await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
	const { port } = redirecting.address() as AddressInfo;

	const told = await tested(shop, { apiUrl: `http://127.0.0.1:${port}/seller/v2` });
	redirecting.close();

	expect(told).toEqual(refused(/^The API URL answered 302/));
	expect(shop.asked()).toEqual([]);
});

test('a wrong secret is not told', async () => {
	const shop = await openShop();
	const { message } = await tested(shop, { clientSecret: 'top-secret' });
	expect(message).not.toContain('top-secret');
});

const { test: button } = new CdiscountPartnerApi();

test('without a seller, the API that asks for one has accepted the client', async () => {
	expect(button.request.url).toBe('/sellers');
	expect(button.request.method ?? 'GET').toBe('GET');
	expect((button.request.ignoreHttpStatusErrors as unknown as { except: number[] }).except).not.toContain(400);
});

/** The address that n8n asks, for the fields of a credential. */
function asked(fields: Record<string, string>): unknown {
	const node = { id: '1', name: 'Test', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
	const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) } as unknown as INodeTypes;
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const base = button.request.baseURL as string;
	return expression.getSimpleParameterValue(node, base, 'internal', { $credentials: fields });
}

test.each([
	'https://a.example/v2',
	' https://a.example/v2/ ',
	'\u200bhttps://a.example/v2//\r\n',
	'\u00a0https://a.example/v2',
])('%j is asked without what is around it', (apiUrl) => {
	expect(asked({ environment: 'custom', apiUrl })).toBe('https://a.example/v2');
});

test('in production the real API is asked, whatever the other field holds', () => {
	expect(asked({ environment: 'production', apiUrl: 'x' })).toBe('https://api.octopia-io.net/seller/v2');
});

test.each([
	[401, /refused a fresh access token/],
	[404, /no Octopia API at the API URL/],
	[429, /fewer calls/],
	[503, /not working at the moment/],
])('a host that lets every status through says what %d means, too', (status, sentence) => {
	const told = (body: object) =>
		(button.rules ?? []).find(
			(rule) => rule.type === 'responseSuccessBody' && get(body, rule.properties.key) === rule.properties.value,
		)?.properties.message;
	expect(told({ status, title: 'x' })).toMatch(sentence);
	expect(told({ statusCode: status, message: 'x' })).toMatch(sentence);
	expect(told({ status: 400 })).toBeUndefined();
});
