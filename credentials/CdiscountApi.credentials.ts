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
	 * Refusals are told apart by their body (the gateway's quota answer has `statusCode`, a problem has `status`), so their
	 * statuses are let through; n8n mixes both kinds of rules although its type does not.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{$credentials.environment === "custom" ? $credentials.apiUrl.replace(/\\/+$/, "") : "${PRODUCTION.apiUrl}"}}`,
			url: '/sellers',
			ignoreHttpStatusErrors: { ignore: true, except: [401, 404, 500, 502, 503, 504] },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'statusCode',
					value: 403,
					message: 'The credential is right, but its call quota is used up at the moment. Try again later.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'status',
					value: 403,
					message:
						'The Client ID is right, but it may not act for this Seller ID. Check the Seller ID, and in the seller portal that the client is linked to the shop.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'status',
					value: 400,
					message: 'Cdiscount refused the request. Check the Seller ID and the Sales Channel.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'status',
					value: 429,
					message: 'The marketplace asks for fewer calls at once. Try again in a minute.',
				},
			},
			...responseCodes([401], 'Cdiscount refused a fresh access token. Check the Client ID and Client Secret.'),
			...responseCodes([404], 'There is no Octopia API at the API URL. Check the address.'),
			...responseCodes(
				[500, 502, 503, 504],
				'The marketplace is not working at the moment. Try again in a few minutes.',
			),
		] as ICredentialTestRequest['rules'],
	};
}

function responseCodes(values: number[], message: string) {
	return values.map((value) => ({ type: 'responseCode' as const, properties: { value, message } }));
}
