import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { clientFields, environmentFields, testRequest, testRules } from './shared/parts';
import { authorizeRequest } from '../nodes/Cdiscount/api/auth/authorizeRequest';
import { fetchToken } from '../nodes/Cdiscount/api/auth/fetchToken';

/** One client that several sellers gave access to; the node names the seller of each item. */
export class CdiscountPartnerApi implements ICredentialType {
	name = 'cdiscountPartnerApi';

	displayName = 'Cdiscount Partner API';

	documentationUrl = 'https://github.com/n8n-nodes-cdiscount/n8n-nodes-cdiscount#credentials';

	icon = { light: 'file:../icons/cdiscount.svg', dark: 'file:../icons/cdiscount.dark.svg' } as const;

	properties: INodeProperties[] = [...clientFields, ...environmentFields];

	/** n8n calls this when there is no token or the marketplace refused it, and keeps what it returns with the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return { ...(await fetchToken(this.helpers, credentials)) };
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return authorizeRequest(credentials, request);
	}

	/** No seller is known here, so an API that asks for one (400) has accepted the client. */
	test: ICredentialTestRequest = { request: testRequest, rules: testRules };
}
