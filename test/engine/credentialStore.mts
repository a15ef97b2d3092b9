import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { CdiscountApi } from '../../credentials/CdiscountApi.credentials.ts';
import { CdiscountPartnerApi } from '../../credentials/CdiscountPartnerApi.credentials.ts';

/**
 * Stands in for n8n's encrypted credential table, the one part of the engine that needs a database.
 * Follows `CredentialsHelper` of n8n 2.41: a token is asked for when there is none or it was refused, and kept with the credential.
 */
export class CredentialStore {
	readonly types: Record<string, ICredentialType> = {
		cdiscountApi: new CdiscountApi(),
		cdiscountPartnerApi: new CdiscountPartnerApi(),
	};

	constructor(readonly stored: Record<string, ICredentialDataDecryptedObject>) {}

	async getDecrypted(_data: unknown, { name }: { name: string }) {
		return { ...this.stored[name] };
	}

	async preAuthentication(
		helper: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		node: INode,
		expired: boolean,
	) {
		if (credentials.accessToken !== '' && !expired) return undefined;
		const output = await this.types[type].preAuthentication?.call(helper, credentials);
		if (output?.accessToken === undefined) return undefined;
		Object.assign(this.stored[node.credentials?.[type].name ?? ''], output);
		return Object.assign(credentials, output);
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, type: string, request: IHttpRequestOptions) {
		const { authenticate } = this.types[type];
		return typeof authenticate === 'function' ? await authenticate(credentials, request) : request;
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}
}
