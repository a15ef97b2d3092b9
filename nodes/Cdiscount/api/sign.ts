import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { accountOf } from './account';
import { Refusal } from './refusal';

/** What n8n's own nodes still write where others write `url` and `disableFollowRedirect`. */
type Legacy = { uri?: string; followRedirect?: boolean };

/**
 * Adds the token and the seller to a request, and forbids redirects: n8n would send the token on to wherever they lead.
 * @throws Refusal (`credential`) for a request to anything but the API the credential is for: the token goes nowhere else
 */
export function sign(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): IHttpRequestOptions {
	const account = accountOf(credentials);
	const url = request.url ?? (request as Legacy).uri ?? '';
	const isWhole = /^(\w[\w+.-]*:)?\/\//.test(url);
	const target = new URL(isWhole ? url : `${request.baseURL ?? account.apiUrl}${url}`);
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
		disableFollowRedirect: true,
		...('uri' in request && { followRedirect: false }),
		headers: {
			...request.headers,
			...Object.fromEntries(missing),
			Authorization: `Bearer ${String(credentials.accessToken)}`,
		},
	};
}
