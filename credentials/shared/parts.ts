import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';
import { PRODUCTION } from '../../nodes/Cdiscount/api/auth/account';

/** The OAuth2 client and its token, the same for one seller and for several. */
export const clientFields: INodeProperties[] = [
	{
		displayName: 'Access Token',
		name: 'accessToken',
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
		default: '',
	},
	{
		displayName: 'Client ID',
		name: 'clientId',
		type: 'string',
		default: '',
		required: true,
		description: 'From the Octopia seller portal, API Credentials Management. Not the old login that ends in "-api".',
	},
	{
		displayName: 'Client Secret',
		name: 'clientSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
	},
];

/** Where the API is. */
export const environmentFields: INodeProperties[] = [
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		options: [
			{ name: 'Production', value: 'production' },
			{ name: 'Custom (Sandbox or Proxy)', value: 'custom' },
		],
		default: 'production',
	},
	{
		displayName: 'API URL',
		name: 'apiUrl',
		type: 'string',
		default: PRODUCTION.apiUrl,
		displayOptions: { show: { environment: ['custom'] } },
	},
	{
		displayName: 'Token URL',
		name: 'tokenUrl',
		type: 'string',
		default: PRODUCTION.tokenUrl,
		displayOptions: { show: { environment: ['custom'] } },
	},
];

const DOWN = 'The marketplace is not working at the moment. Try again in a few minutes.';

const MEANINGS: Record<number, string> = {
	401: 'Cdiscount refused a fresh access token. Check the Client ID and Client Secret.',
	404: 'There is no Octopia API at the API URL. Check the address.',
	429: 'The marketplace asks for fewer calls at once. Try again in a minute.',
	500: DOWN,
	502: DOWN,
	503: DOWN,
	504: DOWN,
};

/**
 * Reads the seller after a fresh sign-in. A 403 is let through because its body tells two refusals apart: the gateway's quota answer
 * has `statusCode`, a problem has `status`.
 */
export const testRequest: ICredentialTestRequest['request'] = {
	// the same text as the one that signs the request reads (see account.ts)
	baseURL: `={{$credentials.environment === "custom" ? $credentials.apiUrl.replace(/[\\p{Cc}\\p{Cf}]/gu, "").trim().replace(/\\/+$/, "") : "${PRODUCTION.apiUrl}"}}`,
	url: '/sellers',
	ignoreHttpStatusErrors: { ignore: true, except: Object.keys(MEANINGS).map(Number) },
};

/**
 * What each refusal means. n8n takes rules on statuses and on bodies together, although its type does not. Before 2.9 n8n lets every
 * status through as it does 403, so each is looked for in the body as well.
 */
export const testRules = [
	bodyRule('statusCode', 403, 'The credential is right, but its call quota is used up at the moment. Try again later.'),
	bodyRule(
		'status',
		403,
		'The Client ID is right, but no seller has given it access. Check in the Octopia seller portal that it is linked to a shop.',
	),
	...Object.entries(MEANINGS).flatMap(([status, message]) => statusRules(Number(status), message)),
] as ICredentialTestRequest['rules'];

function bodyRule(key: string, value: number, message: string) {
	return { type: 'responseSuccessBody' as const, properties: { key, value, message } };
}

function statusRules(value: number, message: string) {
	const inBody = ['status', 'statusCode'].map((key) => bodyRule(key, value, message));
	return [{ type: 'responseCode' as const, properties: { value, message } }, ...inBody];
}
