import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { accountOf, type Account } from './account';
import { responseOf, responseOrError, type ApiResponse } from '../response';
import { withTimeLimit } from '../timeLimit';
import { CdiscountError } from '../errors';
import { isTokenRefused } from './refusedToken';
import { lastAuthorized } from './authorizeRequest';
import { tokenOf } from './tokenResponse';

/** What `preAuthentication` hands to n8n, which keeps it encrypted with the credential. */
export interface Token {
	accessToken: string;
}

/** A token just fetched is shared this long with others who ask because theirs was refused (milliseconds). */
const SHARED_FOR = 60_000;

const TIMEOUT = 30_000;

/** Fresh tokens refused one after the other; with more, an API that refuses all would use up the 500 of the hour, one per item. */
const MOST_REFUSED = 5;

const latest = new Map<string, { at: number; refused: number; token?: string; fetchToken: Promise<Token> }>();

/**
 * Fetches an access token (OAuth2 client credentials; it lives two hours).
 *
 * Executions of one process that ask at the same moment share one request: the sign-in service allows 500 tokens an hour.
 * A caller whose token is the shared one gets a new one, because that is the token that was refused, or that the credential test
 * wants to see replaced.
 * @returns nothing where the token that is there was not refused: n8n asks again after failures of other kinds
 * @throws CdiscountError, and no token was used then: `credential` where the pair is not accepted, `quota` and `rateLimited` where the sign-in
 * service asks to wait, `unreachable` where either host does not answer
 */
export async function fetchToken(
	http: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
): Promise<Partial<Token>> {
	const account = accountOf(credentials);
	const key = createHash('sha256')
		.update([account.tokenUrl, account.apiUrl, account.clientId, account.clientSecret].join('\n'))
		.digest('hex');
	const token = credentials.accessToken || undefined;
	const before = token === undefined ? undefined : lastAuthorized(credentials);
	if (before === 'none') return {};
	if (before === 'older' && !(await isTokenRefused(http, credentials, account, key))) return {};
	const shared = latest.get(key);
	const isFresh = shared !== undefined && Date.now() - shared.at < SHARED_FOR;
	if (isFresh && (token === undefined || shared.token !== token)) return await shared.fetchToken;
	const refused = isFresh ? shared.refused + (before === undefined ? 0 : 1) : 0;
	if (refused > MOST_REFUSED)
		throw new CdiscountError('credential', 'Cdiscount refuses one fresh access token after the other.', {
			status: 401,
			hint: 'Check in the Octopia seller portal that the client is still linked to the shop, and try again in a minute.',
		});
	const pending = requestToken(http, account);
	const entry = { at: Date.now(), refused, token: undefined as string | undefined, fetchToken: pending };
	latest.set(key, entry);
	pending.then(
		({ accessToken }) => (entry.token = accessToken),
		() => latest.delete(key),
	);
	return await pending;
}

async function requestToken(http: IHttpRequestHelper['helpers'], account: Account): Promise<Token> {
	await assertReachable(http, account);
	const response = await ask(http, account.tokenUrl, {
		method: 'POST',
		url: account.tokenUrl,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: account.clientId,
			client_secret: account.clientSecret,
		}).toString(),
	});
	return { accessToken: tokenOf(response, account) };
}

/** n8n's credential test would show a bare `ECONNREFUSED` for a wrong API URL, so the host is tried before a token is asked for. */
async function assertReachable(http: IHttpRequestHelper['helpers'], account: Account): Promise<void> {
	await ask(http, account.apiUrl, { method: 'HEAD', url: `${new URL(account.apiUrl).origin}/` });
}

async function ask(
	http: IHttpRequestHelper['helpers'],
	target: string,
	options: IHttpRequestOptions,
): Promise<ApiResponse> {
	const request: IHttpRequestOptions = {
		...options,
		timeout: TIMEOUT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const sent = async (abortSignal: AbortSignal) => await http.httpRequest({ ...request, abortSignal });
	const result = await withTimeLimit(TIMEOUT, sent).then(responseOf, responseOrError);
	if (!(result instanceof CdiscountError)) return result;
	const why = result.message.replace('The marketplace', 'It').replace('the marketplace', 'it');
	throw new CdiscountError('unreachable', `${new URL(target).host} cannot be reached. ${why}`, {
		...result.facts,
		hint: 'Nothing was sent to the marketplace. Check the address in the credential and the network of this n8n.',
	});
}
