import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { accountOf } from './account';
import { Refusal } from './refusal';

/**
 * Adds the token and the seller to a request.
 * @throws Refusal (`credential`) for a request to anything but the API the credential is for: the token goes nowhere else
 */
export function sign(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): IHttpRequestOptions {
	const account = accountOf(credentials);
	const isWhole = /^(\w[\w+.-]*:)?\/\//.test(request.url);
	const target = new URL(isWhole ? request.url : `${request.baseURL ?? ''}${request.url}`);
	const api = new URL(account.apiUrl);
	if (target.origin !== api.origin || !`${target.pathname}/`.startsWith(`${api.pathname}/`.replace('//', '/')))
		throw new Refusal(
			'credential',
			`This credential signs requests to ${account.apiUrl} only, not to ${target.origin}.`,
			{
				hint: 'Use the API URL of the credential.',
			},
		);
	const given = new Set(Object.keys(request.headers ?? {}).map((name) => name.toLowerCase()));
	const own = { SellerId: account.sellerId, SalesChannelId: account.salesChannelId };
	const missing = Object.entries(own).filter(([name, value]) => value !== '' && !given.has(name.toLowerCase()));
	return {
		...request,
		headers: {
			...request.headers,
			...Object.fromEntries(missing),
			Authorization: `Bearer ${String(credentials.accessToken)}`,
		},
	};
}
