import get from 'lodash/get';
import { Workflow, type INode, type INodeTypes } from 'n8n-workflow';
import { CdiscountApi } from '../../credentials/CdiscountApi.credentials.ts';
import { CdiscountPartnerApi } from '../../credentials/CdiscountPartnerApi.credentials.ts';
import { closeShops, openShop, SELLER } from '../engine/shop.mts';
import type { FaultRule } from '../../sandbox/http/faults.mts';

afterEach(closeShops);

const { test: button } = new CdiscountApi();
const ignored = button.request.ignoreHttpStatusErrors as unknown as { ignore: boolean; except: number[] };

/** What n8n shows for an answer, by the rules of the credential: undefined when the test succeeds. */
function verdict(status: number, body: unknown): string | undefined {
	const rules = button.rules ?? [];
	if (status >= 400 && ignored.except.includes(status))
		return rules.find(({ type, properties }) => type === 'responseCode' && properties.value === status)?.properties
			.message;
	const matches = (key: string, value: unknown) => get(body, key) === value;
	return rules.find(
		(rule) => rule.type === 'responseSuccessBody' && matches(rule.properties.key, rule.properties.value),
	)?.properties.message;
}

/** Asks the sandbox what the button asks, as this seller. */
async function pressed(fault?: FaultRule, sellerId = SELLER, token?: string) {
	const { sandbox, credential } = await openShop();
	const form = {
		grant_type: 'client_credentials',
		client_id: credential.clientId,
		client_secret: credential.clientSecret,
	};
	const signIn = await fetch(sandbox.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
	const { access_token } = (await signIn.json()) as { access_token: string };
	if (fault) sandbox.faults.add(fault);
	const headers = { Authorization: `Bearer ${token ?? access_token}`, SellerId: sellerId };
	const answer = await fetch(`${sandbox.apiUrl}${button.request.url}`, { headers });
	const text = await answer.text();
	return verdict(answer.status, /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text);
}

test('reads the shop, which changes nothing', () => {
	expect(button.request.url).toBe('/sellers');
	expect(button.request.method ?? 'GET').toBe('GET');
});

test('is content with a right credential', async () => {
	expect(await pressed()).toBeUndefined();
});

test('says that a seller is not linked to the client', async () => {
	expect(await pressed(undefined, '55555')).toMatch(/may not act for this Seller ID/);
});

test('says that the seller id is missing', async () => {
	expect(await pressed(undefined, '')).toMatch(/Check the Seller ID/);
});

test('tells a used up quota from a refusal', async () => {
	expect(await pressed({ kind: 'quota', retryAfter: 60 })).toMatch(
		/credential is right, but its call quota is used up/,
	);
});

test('says that a token is refused', async () => {
	expect(await pressed(undefined, SELLER, 'nonsense')).toMatch(/refused a fresh access token/);
});

test.each<FaultRule>([{ kind: '500' }, { kind: '502' }, { kind: '503' }])(
	'says that the marketplace is down ($kind)',
	async (fault) => {
		expect(await pressed(fault)).toMatch(/not working at the moment/);
	},
);

test('says that there are too many calls, in the shape the gateway gives', async () => {
	expect(await pressed({ kind: '429' })).toMatch(/fewer calls/);
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
	const told = (type: CdiscountApi | CdiscountPartnerApi, body: object) =>
		(type.test.rules ?? []).find(
			(rule) => rule.type === 'responseSuccessBody' && get(body, rule.properties.key) === rule.properties.value,
		)?.properties.message;
	for (const type of [new CdiscountApi(), new CdiscountPartnerApi()]) {
		expect(told(type, { status, title: 'x' })).toMatch(sentence);
		expect(told(type, { statusCode: status, message: 'x' })).toMatch(sentence);
	}
	expect(told(new CdiscountPartnerApi(), { status: 400 })).toBeUndefined();
	expect(told(new CdiscountApi(), { status: 400 })).toMatch(/Check the Seller ID/);
});
