import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { PRODUCTION } from '../nodes/Cdiscount/api/account';
import { sign } from '../nodes/Cdiscount/api/sign';
import { signIn } from '../nodes/Cdiscount/api/signIn';

/** One seller's access to the Octopia seller API: OAuth2 client credentials, and the seller they act for. */
export class CdiscountApi implements ICredentialType {
	name = 'cdiscountApi';

	displayName = 'Cdiscount API';

	documentationUrl = 'https://github.com/n8n-nodes-cdiscount/n8n-nodes-cdiscount#credentials';

	icon = { light: 'file:../icons/cdiscount.svg', dark: 'file:../icons/cdiscount.dark.svg' } as const;

	properties: INodeProperties[] = [
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
			description:
				'From the Octopia developer portal, API Credentials Management. Not the old login that ends in "-api".',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Seller ID',
			name: 'sellerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: '98979',
			description: 'The number of your shop, shown in the seller portal',
		},
		{
			displayName: 'Sales Channel',
			name: 'salesChannelId',
			type: 'string',
			default: 'CDISFR',
			description: 'The marketplace you sell on: CDISFR is cdiscount.com',
		},
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

	/** n8n calls this when there is no token or the marketplace refused it, and keeps what it returns with the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return { ...(await signIn(this.helpers, credentials)) };
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return sign(credentials, request);
	}

	/**
	 * A 403 is told apart by its body: the gateway's quota answer has `statusCode`, a problem has `status`. So it is let through, and
	 * both kinds of rules are mixed, which n8n does although its type does not.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{$credentials.environment === "custom" ? $credentials.apiUrl.replace(/\\/+$/, "") : "${PRODUCTION.apiUrl}"}}`,
			url: '/sellers',
			ignoreHttpStatusErrors: { ignore: true, except: [400, 401, 404, 429, 500, 502, 503, 504] },
		},
		rules: [
			...forbidden('statusCode', 'The credential is right, but its call quota is used up at the moment. Try again later.'),
			...forbidden(
				'status',
				'The Client ID is right, but it may not act for this Seller ID. Check the Seller ID, and in the seller portal that the client is linked to the shop.',
			),
			...statuses([400], 'Cdiscount refused the request. Check the Seller ID and the Sales Channel.'),
			...statuses([401], 'Cdiscount refused a fresh access token. Check the Client ID and Client Secret.'),
			...statuses([404], 'There is no Octopia API at the API URL. Check the address.'),
			...statuses([429], 'The marketplace asks for fewer calls at once. Try again in a minute.'),
			...statuses([500, 502, 503, 504], 'The marketplace is not working at the moment. Try again in a few minutes.'),
		] as ICredentialTestRequest['rules'],
	};
}

function forbidden(key: string, message: string) {
	return [{ type: 'responseSuccessBody' as const, properties: { key, value: 403, message } }];
}

function statuses(values: number[], message: string) {
	return values.map((value) => ({ type: 'responseCode' as const, properties: { value, message } }));
}
