import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { accountOf, type Account } from './account';
import { CdiscountError } from '../errors';

/** What n8n's own nodes still write where others write `url`. */
type Legacy = { uri?: unknown };

/** Forbids redirects in the words of both request helpers: n8n would send the token on to wherever they lead. */
const NO_REDIRECT = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	maxRedirects: 0,
	sendCredentialsOnCrossOriginRedirect: false,
};

/**
 * What was last signed with these credentials: a request of n8n's newer helper, one of the older (`requestWithAuthentication`, which its
 * HTTP Request node uses), or none, because it was refused.
 */
export type Authorized = 'newer' | 'older' | 'none';

const signed = new WeakMap<ICredentialDataDecryptedObject, Authorized>();

/** n8n hands one and the same object to both hooks of a request. @returns undefined where nothing was to be signed yet */
export function lastAuthorized(credentials: ICredentialDataDecryptedObject): Authorized | undefined {
	return signed.get(credentials);
}

/**
 * Adds the token and the seller to a request, and forbids redirects. What is sent is the address that was checked, in one piece.
 * @throws CdiscountError (`credential`) for a request to anything but the API the credential is for: the token goes nowhere else
 */
export function authorizeRequest(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	signed.set(credentials, 'none');
	const account = accountOf(credentials);
	const { baseURL, ...rest } = request;
	const url = targetOf(request.url ?? (request as Legacy).uri, baseURL, account);
	const given = Object.entries(request.headers ?? {}).filter(([name]) => !/^authorization$/i.test(name));
	const names = new Set(given.map(([name]) => name.toLowerCase()));
	const own = { SellerId: account.sellerId, SalesChannelId: account.salesChannelId };
	const missing = Object.entries(own).filter(([name, value]) => value !== '' && !names.has(name.toLowerCase()));
	signed.set(credentials, 'disableFollowRedirect' in request && !('uri' in request) ? 'newer' : 'older');
	return {
		...rest,
		url,
		...('uri' in request && { uri: url }),
		...NO_REDIRECT,
		headers: {
			...Object.fromEntries([...given, ...missing]),
			Authorization: `Bearer ${String(credentials.accessToken ?? '')}`,
		},
	};
}

/** The whole address, put together as n8n's HTTP client does it. */
function targetOf(given: unknown, baseURL: unknown, { apiUrl }: Account): string {
	const url = String(given ?? '').trim();
	const isWhole = /^(\w[\w+.-]*:)?\/\//.test(url);
	const base = String(baseURL ?? apiUrl).replace(/\/?\/$/, '');
	const whole = isWhole || url === '' ? url || base : `${base}/${url.replace(/^\/+/, '')}`;
	const target = URL.canParse(whole) ? new URL(whole) : undefined;
	const api = new URL(apiUrl);
	const isBelow = `${target?.pathname}/`.startsWith(`${api.pathname}/`.replace('//', '/'));
	if (target?.origin === api.origin && isBelow) return target.href;
	const other = target === undefined ? 'an address that is none' : target.origin;
	throw new CdiscountError('credential', `This credential signs requests to ${apiUrl} only, not to ${other}.`, {
		hint: 'Use the API URL of the credential.',
	});
}
