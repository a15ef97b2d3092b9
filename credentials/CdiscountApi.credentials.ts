import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { clientFields, environmentFields } from './shared/parts';
import { authorizeRequest } from '../nodes/Cdiscount/api/auth/authorizeRequest';
import { fetchToken } from '../nodes/Cdiscount/api/auth/fetchToken';

/**
 * One seller's access to the Octopia seller API: OAuth2 client credentials, and the seller they act for. The nodes test it
 * (`testSeller`), which takes several calls.
 */
export class CdiscountApi implements ICredentialType {
	name = 'cdiscountApi';

	displayName = 'Cdiscount API';

	documentationUrl = 'https://github.com/n8n-nodes-cdiscount/n8n-nodes-cdiscount#credentials';

	icon = { light: 'file:../icons/cdiscount.svg', dark: 'file:../icons/cdiscount.dark.svg' } as const;

	properties: INodeProperties[] = [
		...clientFields,
		{
			displayName: 'Seller ID',
			name: 'sellerId',
			type: 'string',
			default: '',
			required: true,
			placeholder: '98979',
			description: 'The number of your shop, shown in the Octopia seller portal',
		},
		{
			displayName: 'Sales Channel',
			name: 'salesChannelId',
			type: 'string',
			default: 'CDISFR',
			description: 'The marketplace you sell on: CDISFR is cdiscount.com',
		},
		...environmentFields,
	];

	/** n8n calls this when there is no token or the marketplace refused it, and keeps what it returns with the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return { ...(await fetchToken(this.helpers, credentials)) };
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return authorizeRequest(credentials, request);
	}
}
